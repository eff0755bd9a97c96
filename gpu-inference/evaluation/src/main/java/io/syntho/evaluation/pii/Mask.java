package io.syntho.evaluation.pii;

/** Shows the form of a value and hides the value. */
final class Mask {

    private static final int LONGEST = 40;
    private static final int WHOLLY_HIDDEN = 4;

    private Mask() {}

    /** The first character stands, other letters and digits become dots, punctuation stands: {@code j•••@•••••••.•••}. */
    static String of(String value) {
        StringBuilder masked = new StringBuilder();
        boolean first = value.length() > WHOLLY_HIDDEN;
        for (int i = 0; i < value.length() && masked.length() < LONGEST; i++) {
            char c = value.charAt(i);
            if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
                masked.append(Character.isISOControl(c) ? ' ' : c);
            } else {
                masked.append(first && !Character.isSurrogate(c) ? c : '•');
                first = false;
            }
        }
        return value.length() > LONGEST ? masked + "…" : masked.toString();
    }
}
