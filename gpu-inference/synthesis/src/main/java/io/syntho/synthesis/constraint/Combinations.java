package io.syntho.synthesis.constraint;

import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.constraint.Step.Joined;
import io.syntho.synthesis.constraint.Step.Part;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The combinations that columns hold in the real rows. A rare one is not kept: its rows teach the kept one that agrees with it in most columns, the
 * most frequent of these.
 */
final class Combinations {

    /** Methods learn as many categories of a column by name. */
    private static final int MOST_KEPT = 500;

    private static final int MOST_DISTINCT = 100_000;

    private final int constraint;
    private final List<Coded> columns;
    private final int[] idOfRow;
    private final List<int[]> codesOfId = new ArrayList<>();

    /** A column whose values are numbered. */
    private record Coded(String name, boolean numeric, int[] codes, CodedColumn words, double[] numbers) {
        String text(int code) {
            return numeric ? Double.toString(numbers[code]) : words.dictionary().get(code);
        }
    }

    /** What became of the columns: how they come back, and what is learned. */
    record Learned(Joined step, CodedColumn column) {}

    /** The combinations of {@code columns}. */
    Combinations(int constraint, Table table, List<String> columns) {
        this.constraint = constraint;
        this.columns = columns.stream().map(name -> coded(table.column(name))).toList();
        this.idOfRow = new int[table.rows()];
        number();
    }

    private Coded coded(Column column) {
        return switch (column) {
            case CodedColumn words -> new Coded(words.name(), false, words.codes(), words, new double[0]);
            case NumericColumn numbers -> {
                double[] distinct = Arrays.stream(numbers.values())
                        .filter(value -> !Double.isNaN(value))
                        .map(value -> value + 0.0)
                        .sorted()
                        .distinct()
                        .toArray();
                requireFew(distinct.length);
                int[] codes = Arrays.stream(numbers.values())
                        .mapToInt(value ->
                                Double.isNaN(value) ? CodedColumn.MISSING : Arrays.binarySearch(distinct, value + 0.0))
                        .toArray();
                yield new Coded(
                        numbers.name(), true, codes, new CodedColumn(numbers.name(), new int[0], List.of()), distinct);
            }
        };
    }

    private void requireFew(int distinct) {
        if (distinct > MOST_DISTINCT) {
            throw ConstraintException.invalid(
                    constraint, "more than %d combinations (expected: fewer)".formatted(MOST_DISTINCT));
        }
    }

    /** Column by column: the pair of what was numbered so far and the next code gets a new number. */
    private void number() {
        int ids = 1;
        for (Coded column : columns) {
            Map<Long, Integer> idOfPair = new HashMap<>();
            for (int row = 0; row < idOfRow.length; row++) {
                long pair = (long) idOfRow[row] << 32 | (column.codes()[row] + 1);
                idOfRow[row] = idOfPair.computeIfAbsent(pair, p -> idOfPair.size());
                requireFew(idOfPair.size());
            }
            ids = idOfPair.size();
        }
        for (int id = 0; id < ids; id++) {
            codesOfId.add(new int[0]);
        }
        for (int row = 0; row < idOfRow.length; row++) {
            if (codesOfId.get(idOfRow[row]).length == 0) {
                int at = row;
                codesOfId.set(
                        idOfRow[row],
                        columns.stream().mapToInt(column -> column.codes()[at]).toArray());
            }
        }
    }

    /**
     * Makes one column of the several.
     *
     * @param name the one's
     * @throws ConstraintException with CONSTRAINT_INVALID when every combination is rare
     */
    Learned learned(String name, Protection protection) {
        int[] counts = new int[codesOfId.size()];
        for (int id : idOfRow) {
            counts[id]++;
        }
        int[] kept = IntStream.range(0, counts.length)
                .filter(id -> counts[id] >= protection.minimumRows())
                .boxed()
                .sorted((a, b) -> counts[a] != counts[b] ? counts[b] - counts[a] : a - b)
                .limit(MOST_KEPT)
                .mapToInt(Integer::intValue)
                .toArray();
        if (kept.length == 0) {
            throw ConstraintException.invalid(
                    constraint,
                    "no combination is held by %d rows (expected: at least one)".formatted(protection.minimumRows()));
        }
        int[] labelOfId = new int[counts.length];
        Arrays.fill(labelOfId, -1);
        for (int label = 0; label < kept.length; label++) {
            labelOfId[kept[label]] = label;
        }
        for (int id = 0; id < counts.length; id++) {
            labelOfId[id] = labelOfId[id] < 0 ? nearest(id, kept) : labelOfId[id];
        }
        List<String> labels =
                IntStream.range(0, kept.length).mapToObj(Integer::toString).toList();
        CodedColumn column = new CodedColumn(
                name, IntStream.of(idOfRow).map(id -> labelOfId[id]).toArray(), labels);
        return new Learned(new Joined(name, parts(kept)), column);
    }

    private int nearest(int id, int[] kept) {
        int best = 0;
        int most = -1;
        for (int label = 0; label < kept.length; label++) {
            int alike = 0;
            for (int c = 0; c < columns.size(); c++) {
                alike += codesOfId.get(id)[c] == codesOfId.get(kept[label])[c] ? 1 : 0;
            }
            if (alike > most) {
                most = alike;
                best = label;
            }
        }
        return best;
    }

    private List<Part> parts(int[] kept) {
        List<Part> parts = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            Coded column = columns.get(c);
            Map<Integer, Integer> newCode = new HashMap<>();
            List<String> dictionary = new ArrayList<>();
            int[] codes = new int[kept.length];
            for (int label = 0; label < kept.length; label++) {
                int code = codesOfId.get(kept[label])[c];
                codes[label] = code == CodedColumn.MISSING
                        ? CodedColumn.MISSING
                        : newCode.computeIfAbsent(code, old -> {
                            dictionary.add(column.text(old));
                            return dictionary.size() - 1;
                        });
            }
            parts.add(new Part(column.name(), column.numeric(), dictionary, codes));
        }
        return parts;
    }
}
