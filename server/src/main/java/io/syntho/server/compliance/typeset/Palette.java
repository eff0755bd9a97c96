package io.syntho.server.compliance.typeset;

import java.awt.Color;

/** Colours on white paper. All that carry text reach a contrast of 4.5 : 1 on white and on {@link #PANEL}; none carries meaning alone. */
public final class Palette {

    /** Text. */
    public static final Color INK = new Color(0x17142E);
    /** Secondary text. */
    public static final Color MUTED = new Color(0x5A5772);
    /** Rules. */
    public static final Color RULE = new Color(0xE2DFEE);
    /** Stronger rules and axes. */
    public static final Color AXIS = new Color(0xA8A4BE);
    /** Ground of boxes. */
    public static final Color PANEL = new Color(0xF7F6FB);
    /** The dark ground of the cover. */
    public static final Color GROUND = new Color(0x07060F);
    /** The real table, always solid. */
    public static final Color REAL = new Color(0x6D28D9);
    /** The ground of the real table's bars. */
    public static final Color REAL_SOFT = new Color(0xD9CBF8);
    /** The synthetic table, always dashed. */
    public static final Color SYNTHETIC = new Color(0x0E7490);
    /** Bright cyan on the dark ground. */
    public static final Color CYAN = new Color(0x22D3EE);
    /** Bright violet on the dark ground. */
    public static final Color VIOLET = new Color(0x8B5CF6);
    /** Bright magenta on the dark ground. */
    public static final Color MAGENTA = new Color(0xE879F9);
    /** Text on the dark ground. */
    public static final Color PALE = new Color(0xF4F2FF);
    /** Secondary text on the dark ground. */
    public static final Color PALE_MUTED = new Color(0xB9B4D6);
    /** Low risk, passed. */
    public static final Color EMERALD = new Color(0x047857);
    /** Medium risk, to review. */
    public static final Color AMBER = new Color(0xA34A08);
    /** High risk. */
    public static final Color ORANGE = new Color(0xC2410C);
    /** Critical risk, failed. */
    public static final Color ROSE = new Color(0xBE123C);

    private Palette() {}

    /** A colour mixed with white. {@code share} of 1 leaves it as it is, 0 gives white. */
    public static Color tint(Color color, double share) {
        return new Color(mixed(color.getRed(), share), mixed(color.getGreen(), share), mixed(color.getBlue(), share));
    }

    private static int mixed(int channel, double share) {
        return (int) Math.round(255 - (255 - channel) * share);
    }
}
