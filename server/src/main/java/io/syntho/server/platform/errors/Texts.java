package io.syntho.server.platform.errors;

/** Texts that people send for other people to read. */
public final class Texts {

    private Texts() {}

    /**
     * {@code text} as it is, if it holds no control characters but line breaks and tabs: they have no place in a text, and
     * PostgreSQL stores no NUL.
     *
     * @param field its path from the request
     * @throws ApiException with INVALID_REQUEST when it holds one
     */
    public static String clean(String field, String text) {
        boolean controls = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        if (controls) {
            throw ApiException.invalid(field, "holds control characters (expected: text)");
        }
        return text;
    }

    /** As {@link #clean}, without line breaks and tabs: for a name. */
    public static String cleanLine(String field, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalid(field, "holds control characters or line breaks (expected: one line of text)");
        }
        return text;
    }
}
