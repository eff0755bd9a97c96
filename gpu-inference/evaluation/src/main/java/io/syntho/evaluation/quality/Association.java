package io.syntho.evaluation.quality;

/** Measures of how two columns go together. */
final class Association {

    private Association() {}

    /** Pearson's correlation of the rows that have both values; 0 when it is undefined, as with a constant column. */
    static double pearson(double[] first, double[] second) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumYy = 0;
        double sumXy = 0;
        for (int row = 0; row < first.length; row++) {
            double x = first[row];
            double y = second[row];
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                n++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumYy += y * y;
                sumXy += x * y;
            }
        }
        double varianceX = sumXx - sumX * sumX / n;
        double varianceY = sumYy - sumY * sumY / n;
        // Sums of squares of a constant leave a residue of rounding only.
        if (n < 2 || varianceX <= 1e-12 * n || varianceY <= 1e-12 * n) {
            return 0;
        }
        return Math.clamp((sumXy - sumX * sumY / n) / Math.sqrt(varianceX * varianceY), -1.0, 1.0);
    }

    /**
     * Cramér's V of a table of counts: {@code sqrt(φ² / (min(r, c) - 1))} with {@code φ² = Σ p²/(p·p) - 1}; 0 when it is undefined.
     *
     * @param phiSquared {@code χ² / n}
     * @param rows categories that occur in the first column
     * @param columns categories that occur in the second column
     */
    static double cramersV(double phiSquared, int rows, int columns) {
        int degrees = Math.min(rows, columns) - 1;
        return degrees < 1 ? 0 : Math.clamp(Math.sqrt(Math.max(0, phiSquared) / degrees), 0.0, 1.0);
    }

    /** Cramér's V without the bias that chance gives tables of many cells: Bergsma (2013), equations 5 and 6. */
    static double unbiasedCramersV(double phiSquared, int rows, int columns, int n) {
        if (n < 2) {
            return 0;
        }
        double corrected = Math.max(0, phiSquared - (rows - 1.0) * (columns - 1.0) / (n - 1.0));
        double correctedRows = rows - (rows - 1.0) * (rows - 1.0) / (n - 1.0);
        double correctedColumns = columns - (columns - 1.0) * (columns - 1.0) / (n - 1.0);
        double degrees = Math.min(correctedRows, correctedColumns) - 1;
        return degrees <= 0 ? 0 : Math.clamp(Math.sqrt(corrected / degrees), 0.0, 1.0);
    }

    /**
     * Correlation ratio of numbers within categories without the bias that chance gives many categories: the root of {@code ε²} (Kelley, An
     * unbiased correlation ratio measure, PNAS 1935), 0 to 1; 0 when it is undefined, as with a constant column. Rows without a number do not
     * count.
     *
     * @param numbers of mean about 0, so that sums of squares keep their digits
     * @param codes categories, not negative
     * @param size number of codes
     */
    static double correlationRatio(double[] numbers, int[] codes, int size) {
        double[] sums = new double[size];
        int[] counts = new int[size];
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int row = 0; row < numbers.length; row++) {
            double number = numbers[row];
            if (!Double.isNaN(number)) {
                sums[codes[row]] += number;
                counts[codes[row]]++;
                sum += number;
                squares += number * number;
                n++;
            }
        }
        double all = squares - sum * sum / n;
        double within = squares;
        int occurring = 0;
        for (int code = 0; code < size; code++) {
            if (counts[code] > 0) {
                within -= sums[code] * sums[code] / counts[code];
                occurring++;
            }
        }
        if (n <= occurring || all <= 1e-12 * n) {
            return 0;
        }
        double epsilonSquared = 1 - within / (n - occurring) / (all / (n - 1));
        return Math.sqrt(Math.clamp(epsilonSquared, 0.0, 1.0));
    }
}
