package io.syntho.evaluation.pii;

import java.util.regex.Pattern;

/** User names that are made of a person's name: {@code jsmith}, {@code sally97}, {@code murphy.valerie}. */
final class HandleChecks {

    private static final Pattern HANDLE = Pattern.compile("@?[a-z][a-z._-]{2,29}\\d{0,4}");
    private static final int SHORTEST_NAME = 3;

    private HandleChecks() {}

    /** Valid when what is left without digits and separators is a given and a family name, either with an initial, or a given name. */
    static Fit fit(String value) {
        if (value.length() < 4 || value.length() > 34 || !HANDLE.matcher(value).matches()) {
            return Fit.NO;
        }
        boolean numbered = Character.isDigit(value.charAt(value.length() - 1));
        String letters = value.replaceAll("[@._\\d-]", "");
        boolean separated = value.indexOf('.') > 0 || value.indexOf('_') > 0 || value.indexOf('-') > 0;
        return Fit.shaped(isComposed(letters) || (numbered || separated) && NameChecks.isGiven(letters));
    }

    private static boolean isComposed(String letters) {
        for (int at = 1; at < letters.length(); at++) {
            String left = letters.substring(0, at);
            String right = letters.substring(at);
            boolean initial = at == 1 && right.length() >= SHORTEST_NAME && NameChecks.isFamily(right)
                    || right.length() == 1
                            && at >= SHORTEST_NAME
                            && (NameChecks.isGiven(left) || NameChecks.isFamily(left));
            boolean both = at >= SHORTEST_NAME
                    && right.length() >= SHORTEST_NAME
                    && (NameChecks.isGiven(left) && NameChecks.isFamily(right)
                            || NameChecks.isFamily(left) && NameChecks.isGiven(right));
            if (initial || both) {
                return true;
            }
        }
        return false;
    }
}
