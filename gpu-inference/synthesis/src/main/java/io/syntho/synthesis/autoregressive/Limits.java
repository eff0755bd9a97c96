package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.Condition.Missing;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.synthesis.Requirements;
import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.NumericCategories;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The conditions of a request in terms of cells.
 *
 * @param allowed by learned column
 * @param bounds by learned column: smallest and largest number
 * @param order learned columns as they are drawn: those with one allowed cell first, since all others can follow them exactly,
 *     then sets and ranges, the narrowest before the others, then the rest in their own order
 */
record Limits(List<Allowed> allowed, List<Between> bounds, int[] order) {

    /**
     * The limits that conditions set.
     *
     * @throws io.syntho.synthesis.SynthesisException with OPTION_INVALID when a condition names an unknown column, a column that is not learned, or
     *     nothing that was learned of it
     */
    static Limits of(List<Condition> conditions, AutoregressiveContent content) {
        Map<String, Condition> byColumn = new HashMap<>();
        conditions.forEach(condition -> byColumn.put(condition.column(), condition));
        List<Allowed> allowed = new ArrayList<>();
        List<Between> bounds = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int plan : content.learned()) {
            ColumnPlan column = content.plans().get(plan);
            Optional<Condition> condition =
                    Optional.ofNullable(byColumn.remove(column.schema().name()));
            boolean[] cells = condition.map(c -> cells(c, column)).orElse(new boolean[0]);
            Allowed limits = new Allowed(cells);
            allowed.add(limits);
            bounds.add(
                    condition.orElse(new Missing("")) instanceof Between between
                            ? between
                            : new Between("", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
            shares.add(limits.share(Cells.of(column.treatment()).orElseThrow()));
            Requirements.require(
                    shares.getLast() > 0,
                    "condition on %s: nothing of it was learned (expected: a value or range that at least %s rows share)",
                    column.schema().name(),
                    "a few");
        }
        Requirements.require(
                byColumn.isEmpty(),
                "conditions: on %s (expected: columns of the table that are learned)",
                byColumn.keySet());
        int[] order = IntStream.range(0, allowed.size())
                .boxed()
                .sorted(Comparator.comparing((Integer c) -> allowed.get(c).all())
                        .thenComparing(c -> !allowed.get(c).single())
                        .thenComparing(c -> allowed.get(c).all() ? 1 : shares.get(c)))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Limits(allowed, bounds, order);
    }

    private static boolean[] cells(Condition condition, ColumnPlan column) {
        return switch (column.treatment()) {
            case Categories categories -> categories(condition, categories);
            case Numbers numbers -> numbers(condition, numbers, column.schema().name());
            case Made made -> {
                Requirements.require(
                        condition instanceof Missing,
                        "condition on %s: its values are made anew (expected: Missing, or another column)",
                        column.schema().name());
                yield new boolean[] {false, true};
            }
            default -> new boolean[0];
        };
    }

    private static boolean[] categories(Condition condition, Categories categories) {
        CategorySet set = categories.set();
        boolean[] cells = new boolean[set.cells()];
        for (int cell = 0; cell < set.labels().size(); cell++) {
            cells[cell] = holds(condition, set.labels().get(cell), categories.numeric());
        }
        if (set.missingCell() >= 0) {
            cells[set.missingCell()] = condition instanceof Missing;
        }
        if (set.pooledCell() >= 0) {
            cells[set.pooledCell()] = set.labelled() && holds(condition, set.pooledLabel(), false);
        }
        return cells;
    }

    private static boolean holds(Condition condition, String label, boolean numeric) {
        return switch (condition) {
            case OneOf oneOf -> oneOf.values().stream().anyMatch(value -> same(value, label, numeric));
            case Between between ->
                numeric
                        && NumericCategories.number(label) >= between.from()
                        && NumericCategories.number(label) <= between.to();
            case Missing missing -> false;
        };
    }

    private static boolean same(String value, String label, boolean numeric) {
        if (!numeric) {
            return value.equals(label);
        }
        try {
            return Double.parseDouble(value) == NumericCategories.number(label);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean[] numbers(Condition condition, Numbers numbers, String name) {
        int pieces = numbers.quantiles().pieces();
        boolean[] cells = new boolean[pieces + (numbers.missingShare() > 0 ? 1 : 0)];
        switch (condition) {
            case Missing missing -> {
                if (cells.length > pieces) {
                    cells[pieces] = true;
                }
            }
            case Between between -> {
                for (int piece = 0; piece < pieces; piece++) {
                    cells[piece] = !Double.isNaN(NumberPieces.within(numbers, piece, 0.5, between));
                }
            }
            case OneOf oneOf ->
                Requirements.require(false, "condition on %s: values (expected: a range, for numbers and dates)", name);
        }
        return cells;
    }
}
