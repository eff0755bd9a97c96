package io.syntho.tabular.write;

/** Text that a spreadsheet shows and never runs. */
final class CsvCells {

    private CsvCells() {}

    /**
     * {@code text} with an apostrophe before it where a spreadsheet would take it for a formula: after {@code = + - @}, a tab or a line
     * break (OWASP, "CSV Injection").
     */
    static String inert(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n' -> "'" + text;
            default -> text;
        };
    }
}
