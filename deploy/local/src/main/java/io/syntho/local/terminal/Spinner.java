package io.syntho.local.terminal;

/** A sign that turns, so that a person sees that it goes on. */
public final class Spinner {

    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long FRAME_MILLIS = 100;

    private Spinner() {}

    /** Its present look. */
    public static String now() {
        int frame = (int) (System.currentTimeMillis() / FRAME_MILLIS % FRAMES.length());
        return FRAMES.substring(frame, frame + 1);
    }
}
