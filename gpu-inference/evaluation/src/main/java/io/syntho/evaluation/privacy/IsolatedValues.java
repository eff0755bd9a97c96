package io.syntho.evaluation.privacy;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for outliers that come back: a number or instant that one training row alone has, far from every other real value, and that stands in the
 * synthetic table to the digit. One such person is too few for any share of attacks to show, and is found by "more than" all the same.
 */
final class IsolatedValues {

    /** Values looked at from each end. */
    private static final int FROM_EACH_END = 20;

    /** Least distance to the next real value, as a share of the range of the inner 98 %. */
    private static final double LEAST_GAP = 0.25;

    /** The same as a share of the whole range, for columns that are almost always one value. */
    private static final double LEAST_GAP_OF_ALL = 0.05;

    private IsolatedValues() {}

    /** The component with what was found: a person who comes back caps its score, however good its shares are. */
    static PrivacyComponent judge(PrivacyProbe.Case given, PrivacyComponent component) {
        List<String> columns = columns(given);
        if (columns.isEmpty()) {
            return component;
        }
        List<Count> counts = new ArrayList<>(component.counts());
        counts.add(new Count("isolated_values", columns.size()));
        return new PrivacyComponent(
                component.measure(),
                component.column(),
                Outcome.MEASURED,
                component.risk(),
                Math.min(component.score(), given.rules().foundCaps().get(component.measure())),
                "An isolated value that one training row alone has comes back in column %s: whoever knows it finds that person. %s"
                        .formatted(
                                columns.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")),
                                component.explanation()),
                component.rates(),
                counts,
                component.attack());
    }

    /** Columns in which an isolated training value comes back. */
    private static List<String> columns(PrivacyProbe.Case given) {
        List<String> columns = new ArrayList<>();
        for (ColumnSchema schema : given.learned()) {
            if (schema.meaning() != Meaning.CATEGORICAL
                    && given.tables().train().column(schema.name()) instanceof NumericColumn train
                    && comesBack(
                            train.values(),
                            values(given.tables().holdout().column(schema.name())),
                            values(given.tables().synthetic().column(schema.name())),
                            given.spelling().unit(schema.name()))) {
                columns.add(schema.name());
            }
        }
        return columns;
    }

    private static double[] values(Column column) {
        return ((NumericColumn) column).values();
    }

    private static boolean comesBack(double[] train, double[] holdout, double[] synthetic, double unit) {
        double[] real = Arrays.copyOf(train, train.length + holdout.length);
        System.arraycopy(holdout, 0, real, train.length, holdout.length);
        // NaN sorts last.
        Arrays.sort(real);
        int count = real.length;
        while (count > 0 && Double.isNaN(real[count - 1])) {
            count--;
        }
        if (count < 100) {
            return false;
        }
        double inner = real[count - 1 - count / 100] - real[count / 100];
        double whole = real[count - 1] - real[0];
        double gap = Math.max(10 * unit, Math.max(LEAST_GAP * inner, LEAST_GAP_OF_ALL * whole));
        for (int i = 0; i < count; i++) {
            boolean outer = i < FROM_EACH_END || i >= count - FROM_EACH_END;
            boolean isolated =
                    (i == 0 || real[i] - real[i - 1] > gap) && (i == count - 1 || real[i + 1] - real[i] > gap);
            if (outer && isolated && !holds(holdout, real[i], unit) && holds(synthetic, real[i], unit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(double[] values, double value, double unit) {
        for (double candidate : values) {
            if (Math.abs(candidate - value) <= unit / 2) {
                return true;
            }
        }
        return false;
    }
}
