package io.syntho.synthesis.constraint;

import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.Protection;
import io.syntho.synthesis.constraint.Constraint.FixedCombinations;
import io.syntho.synthesis.constraint.Constraint.Formula;
import io.syntho.synthesis.constraint.Constraint.Inequality;
import io.syntho.synthesis.constraint.Constraint.Range;
import io.syntho.synthesis.constraint.Step.Bounded;
import io.syntho.synthesis.constraint.Step.Computed;
import io.syntho.synthesis.constraint.Step.Difference;
import io.syntho.synthesis.transform.Grid;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what to learn in place of constrained columns, so that constraints hold by construction: combinations as one column, computed columns not at
 * all, the greater of two numbers as a difference. What can not be built so is left to rejection. Used once.
 */
final class TransformFitter {

    private static final double MICROSECONDS_PER_DAY = 86_400_000_000.0;

    private final List<Constraint> constraints;
    private final Table table;
    private final TableSchema schema;
    private final Protection protection;

    /** What is learned, by name, in order. */
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private final Map<String, ColumnSchema> schemas = new HashMap<>();

    /** The steps that make columns, and the columns that each made column needs. */
    private final List<Step> makers = new ArrayList<>();

    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    /** What is learned in place of the table, and how the table's rows come of it. */
    record Fitted(Transform transform, Table table, TableSchema schema) {}

    /** Constraints that are meaningful for the table and kept by its rows. */
    TransformFitter(List<Constraint> constraints, Table table, TableSchema schema, Protection protection) {
        this.constraints = constraints;
        this.table = table;
        this.schema = schema;
        this.protection = protection;
        for (ColumnSchema column : schema.columns()) {
            columns.put(column.name(), table.column(column.name()));
            schemas.put(column.name(), column);
        }
    }

    Fitted fit() {
        List<String> names = schema.columns().stream().map(ColumnSchema::name).toList();
        for (int i = 0; i < constraints.size(); i++) {
            if (constraints.get(i) instanceof FixedCombinations fixed) {
                join(i, fixed);
            }
        }
        for (int i = 0; i < constraints.size(); i++) {
            if (constraints.get(i) instanceof Formula formula) {
                compute(i, formula);
            }
        }
        List<Step> bounds = new ArrayList<>();
        for (Constraint constraint : constraints) {
            if (constraint instanceof Inequality inequality) {
                differ(inequality);
            }
        }
        for (Constraint constraint : constraints) {
            // Numbers that are learned as they are: those that are made of others would no longer fit them.
            if (constraint instanceof Range(String column, double min, double max) && !needs.containsKey(column)) {
                bounds.add(new Bounded(column, min, max));
            }
        }
        if (columns.isEmpty()) {
            throw ConstraintException.invalid(constraints.size() - 1, "no column is left to learn");
        }
        List<Step> steps = new ArrayList<>(bounds);
        steps.addAll(inOrder());
        TableSchema learned =
                new TableSchema(columns.keySet().stream().map(schemas::get).toList());
        return new Fitted(new Transform(names, steps), new Table(List.copyOf(columns.values())), learned);
    }

    private void join(int number, FixedCombinations fixed) {
        String name = "combination " + number;
        while (schemas.containsKey(name)) {
            name += "'";
        }
        Combinations.Learned learned = new Combinations(number, table, fixed.columns()).learned(name, protection);
        fixed.columns().forEach(column -> {
            columns.remove(column);
            needs.put(column, Set.of());
        });
        makers.add(learned.step());
        columns.put(name, learned.column());
        schemas.put(name, ColumnSchema.of(name, StorageType.STRING, Meaning.CATEGORICAL));
    }

    private void compute(int number, Formula formula) {
        Set<String> operands =
                new HashSet<>(Expression.parse(formula.expression()).columns());
        if (needs.containsKey(formula.column())) {
            return; // Part of a combination, in which it holds as it does in the real rows.
        }
        if (reaches(operands, formula.column())) {
            throw ConstraintException.invalid(number, "columns are computed from each other in a circle");
        }
        makers.add(new Computed(
                formula.column(), formula.expression(), Rule.grid((NumericColumn) table.column(formula.column()))));
        columns.remove(formula.column());
        needs.put(formula.column(), operands);
    }

    private void differ(Inequality inequality) {
        Column low = table.column(inequality.low());
        boolean told = low.missingCount() == 0; // Else where the lesser is missing, nothing would tell the greater.
        boolean taken = needs.containsKey(inequality.high());
        ColumnSchema lesser = schema.column(inequality.low());
        ColumnSchema greater = schema.column(inequality.high());
        boolean alike = !greater.type().temporal() || greater.type() == lesser.type();
        if (!told || taken || !alike || reaches(Set.of(inequality.low()), inequality.high())) {
            return;
        }
        NumericColumn high = (NumericColumn) table.column(inequality.high());
        double unit = greater.type() == StorageType.DATE ? MICROSECONDS_PER_DAY : 1;
        double[] apart = new double[high.size()];
        for (int row = 0; row < apart.length; row++) {
            apart[row] = (high.values()[row] - ((NumericColumn) low).values()[row]) / unit;
        }
        Grid grid = greater.type().temporal() ? Grid.NONE : Rule.grid(high);
        boolean whole = greater.type() != StorageType.DECIMAL && lesser.type() != StorageType.DECIMAL;
        makers.add(new Difference(inequality.low(), inequality.high(), unit, grid));
        needs.put(inequality.high(), Set.of(inequality.low()));
        columns.put(inequality.high(), new NumericColumn(inequality.high(), apart));
        ColumnSchema bare = ColumnSchema.of(
                inequality.high(), whole ? StorageType.INTEGER : StorageType.DECIMAL, Meaning.CONTINUOUS);
        schemas.put(inequality.high(), bare);
    }

    /** Whether what makes {@code from} needs {@code column} in the end. */
    private boolean reaches(Set<String> from, String column) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(from);
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (next.equals(column)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(needs.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    /** What a step needs stands before it; there is no circle. */
    private List<Step> inOrder() {
        List<Step> ordered = new ArrayList<>();
        List<Step> left = new ArrayList<>(makers);
        Set<String> waiting = new HashSet<>(needs.keySet());
        while (!left.isEmpty()) {
            List<Step> ready = left.stream()
                    .filter(step -> made(step).stream()
                            .allMatch(column -> needs.get(column).stream().noneMatch(waiting::contains)))
                    .toList();
            ordered.addAll(ready);
            left.removeAll(ready);
            ready.forEach(step -> waiting.removeAll(made(step)));
        }
        return ordered;
    }

    private static List<String> made(Step step) {
        return switch (step) {
            case Step.Joined joined ->
                joined.parts().stream().map(Step.Part::name).toList();
            case Difference difference -> List.of(difference.high());
            case Computed computed -> List.of(computed.column());
            case Bounded bounded -> List.of();
        };
    }
}
