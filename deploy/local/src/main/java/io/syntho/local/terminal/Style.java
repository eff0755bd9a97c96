package io.syntho.local.terminal;

/** How text looks. The colours are those of the dashboard. */
public enum Style {
    /** Names of things, headings. */
    STRONG("1"),
    /** What matters less. */
    QUIET("2"),
    /** Addresses, bars, what moves. */
    ACCENT("38;5;80"),
    /** The product's name. */
    BRAND("1;38;5;141"),
    /** Well. */
    GOOD("38;5;78"),
    /** Look at this. */
    WARNING("38;5;215"),
    /** Failed. */
    BAD("38;5;203");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
