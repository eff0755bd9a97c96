package io.syntho.tabular.detect;

/** Tells text from none. */
public final class Blank {

    private Blank() {}

    /** Whether {@code text} has no character but blanks. */
    public static boolean is(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
