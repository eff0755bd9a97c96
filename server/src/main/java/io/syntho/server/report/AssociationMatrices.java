package io.syntho.server.report;

import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.evaluation.quality.PairKind;
import io.syntho.evaluation.quality.PairQuality;
import io.syntho.evaluation.quality.ShapeMetric;
import io.syntho.v1.AssociationMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Square matrices of the measured pairs, for heat maps: correlations of numbers, and strengths of any pair. */
final class AssociationMatrices {

    private static final int MOST_COLUMNS = 100;

    private AssociationMatrices() {}

    /** The matrices that have at least two columns; of many columns those of the strongest real associations, in their order. */
    static List<AssociationMatrix> of(List<ColumnQuality> columns, List<PairQuality> pairs) {
        List<AssociationMatrix> matrices = new ArrayList<>();
        List<String> numbers = columns.stream()
                .filter(column -> column.metric() == ShapeMetric.KS_COMPLEMENT)
                .map(ColumnQuality::column)
                .toList();
        List<PairQuality> correlations = pairs.stream()
                .filter(pair -> pair.kind() == PairKind.CORRELATION)
                .toList();
        if (numbers.size() > 1) {
            matrices.add(matrix(
                    AssociationMatrix.Measure.MEASURE_CORRELATION, strongest(numbers, correlations), correlations));
        }
        List<String> all = columns.stream().map(ColumnQuality::column).toList();
        if (all.size() > 1) {
            matrices.add(matrix(AssociationMatrix.Measure.MEASURE_ASSOCIATION, strongest(all, pairs), pairs));
        }
        return matrices;
    }

    private static List<String> strongest(List<String> columns, List<PairQuality> pairs) {
        if (columns.size() <= MOST_COLUMNS) {
            return columns;
        }
        Map<String, Double> strengths = new HashMap<>();
        for (PairQuality pair : pairs) {
            strengths.merge(pair.first(), Math.abs(pair.real()), Math::max);
            strengths.merge(pair.second(), Math.abs(pair.real()), Math::max);
        }
        Set<String> chosen = new HashSet<>(columns.stream()
                .sorted(Comparator.comparingDouble((String column) -> -strengths.getOrDefault(column, 0.0)))
                .limit(MOST_COLUMNS)
                .toList());
        return columns.stream().filter(chosen::contains).toList();
    }

    private static AssociationMatrix matrix(
            AssociationMatrix.Measure measure, List<String> columns, List<PairQuality> pairs) {
        boolean strength = measure == AssociationMatrix.Measure.MEASURE_ASSOCIATION;
        int n = columns.size();
        float[] real = unmeasured(n);
        float[] synthetic = unmeasured(n);
        Map<String, Integer> places = new HashMap<>();
        columns.forEach(column -> places.put(column, places.size()));
        for (PairQuality pair : pairs) {
            Integer row = places.get(pair.first());
            Integer column = places.get(pair.second());
            if (row != null && column != null) {
                put(real, n, row, column, strength ? Math.abs(pair.real()) : pair.real());
                put(synthetic, n, row, column, strength ? Math.abs(pair.synthetic()) : pair.synthetic());
            }
        }
        AssociationMatrix.Builder message =
                AssociationMatrix.newBuilder().setMeasure(measure).addAllColumns(columns);
        for (int i = 0; i < n * n; i++) {
            message.addReal(real[i]).addSynthetic(synthetic[i]).addDifference(synthetic[i] - real[i]);
        }
        return message.build();
    }

    private static float[] unmeasured(int n) {
        float[] cells = new float[n * n];
        Arrays.fill(cells, Float.NaN);
        for (int i = 0; i < n; i++) {
            cells[i * n + i] = 1;
        }
        return cells;
    }

    private static void put(float[] cells, int n, int row, int column, double value) {
        cells[row * n + column] = (float) value;
        cells[column * n + row] = (float) value;
    }
}
