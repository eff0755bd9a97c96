package io.syntho.tabular.read;

import io.syntho.tabular.NumberStyle;
import io.syntho.tabular.NumberText;
import java.util.List;

/** Tells whether a CSV file's first record names its columns. */
final class CsvHeader {

    private static final NumberText NUMBERS = NumberText.of(NumberStyle.PLAIN, 0);
    private static final int ROWS = 50;
    private static final double FIRST_YEAR = 1800;
    private static final double LAST_YEAR = 2200;

    private CsvHeader() {}

    /**
     * Whether the first of {@code records} is a header. It is, unless a column has a number there as in all rows below, no column has
     * words there above numbers, and the numbers are not years or a running count, which do name columns.
     */
    static boolean present(List<List<String>> records) {
        if (records.size() < 2) {
            return true;
        }
        List<String> first = records.getFirst();
        int numbersOnNumbers = 0;
        boolean labels = true;
        for (int column = 0; column < first.size(); column++) {
            boolean below = numbersBelow(records, column);
            double value = NUMBERS.parse(first.get(column));
            if (Double.isNaN(value) && below) {
                return true;
            }
            if (!Double.isNaN(value) && below) {
                numbersOnNumbers++;
                boolean year = value >= FIRST_YEAR && value <= LAST_YEAR;
                boolean count = value == column || value == column + 1;
                labels &= year || count;
            }
        }
        return numbersOnNumbers == 0 || labels && numbersOnNumbers > 1;
    }

    private static boolean numbersBelow(List<List<String>> records, int column) {
        boolean any = false;
        for (int row = 1; row < Math.min(records.size(), ROWS); row++) {
            String text = column < records.get(row).size() ? records.get(row).get(column) : "";
            if (!text.isBlank()) {
                if (Double.isNaN(NUMBERS.parse(text))) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }
}
