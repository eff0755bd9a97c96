package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.COLUMN_UNKNOWN;
import static io.syntho.v1.ErrorReason.CONDITION_INVALID;
import static io.syntho.v1.ErrorReason.CONSTRAINT_INVALID;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.constraint.Constraint;
import io.syntho.synthesis.constraint.Constraints;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.regenerate.Makers;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.ColumnCondition;
import io.syntho.v1.ColumnValue;
import io.syntho.v1.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Conditions and constraints of the contract, checked against a table's columns, as the engine has them. */
public final class RowRules {

    private RowRules() {}

    /**
     * The engine's constraints.
     *
     * @param schema the columns that are learned
     * @throws ApiException with COLUMN_UNKNOWN or CONSTRAINT_INVALID
     */
    public static List<Constraint> constraints(List<io.syntho.v1.Constraint> asked, TableSchema schema) {
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Constraint constraint = constraint(asked.get(i), i, schema);
            constraint.columns().forEach(column -> known(column, schema));
            constraints.add(constraint);
        }
        try {
            Constraints.requireMeaningful(constraints, schema);
        } catch (ConstraintException invalid) {
            throw invalid(invalid.constraint(), String.valueOf(invalid.getMessage()));
        }
        return List.copyOf(constraints);
    }

    private static Constraint constraint(io.syntho.v1.Constraint asked, int number, TableSchema schema) {
        try {
            return switch (asked.getKindCase()) {
                case INEQUALITY ->
                    new Constraint.Inequality(
                            asked.getInequality().getLowColumn(),
                            asked.getInequality().getHighColumn(),
                            asked.getInequality().getStrict());
                case RANGE -> range(asked.getRange(), number, schema);
                case FIXED_COMBINATIONS ->
                    new Constraint.FixedCombinations(
                            asked.getFixedCombinations().getColumnsList());
                case UNIQUE -> new Constraint.Unique(asked.getUnique().getColumnsList());
                case FORMULA ->
                    new Constraint.Formula(
                            asked.getFormula().getColumn(),
                            asked.getFormula().getExpression(),
                            asked.getFormula().getTolerance());
                case NOT_NULL -> new Constraint.NotNull(asked.getNotNull().getColumn());
                case KIND_NOT_SET -> throw invalid(number, "it is of no kind");
            };
        } catch (SynthesisException unreadable) {
            throw invalid(number, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Constraint range(io.syntho.v1.RangeConstraint asked, int number, TableSchema schema) {
        ColumnSchema column = known(asked.getColumn(), schema);
        return new Constraint.Range(
                asked.getColumn(),
                asked.hasMin() ? bound(asked.getMin(), column, number) : Double.NEGATIVE_INFINITY,
                asked.hasMax() ? bound(asked.getMax(), column, number) : Double.POSITIVE_INFINITY);
    }

    private static double bound(ColumnValue value, ColumnSchema column, int number) {
        OptionalDouble bound = ColumnValues.number(value, column);
        return bound.orElseThrow(() -> invalid(number, "a bound is no value that its column can hold"));
    }

    private static ApiException invalid(int number, String why) {
        return ApiException.of(CONSTRAINT_INVALID, "Constraint %d can not be used: %s.".formatted(number, why))
                .with("constraint", number);
    }

    /**
     * The rows to make.
     *
     * @param rows how many in all
     * @param schema the columns that are learned
     * @throws ApiException with COLUMN_UNKNOWN, CONDITION_INVALID or INVALID_REQUEST
     */
    public static SampleOrder order(List<Condition> asked, long rows, long seed, TableSchema schema) {
        List<SampleOrder.Wanted> wanted = new ArrayList<>();
        long together = 0;
        for (Condition condition : asked) {
            List<io.syntho.synthesis.Condition> columns = new ArrayList<>();
            Set<String> named = new HashSet<>();
            for (ColumnCondition column : condition.getColumnsList()) {
                if (!named.add(column.getColumn())) {
                    throw invalid(column.getColumn(), "it is named twice");
                }
                columns.add(condition(column, schema));
            }
            together += condition.getRows();
            wanted.add(new SampleOrder.Wanted(columns, condition.getRows()));
        }
        if (together > rows) {
            throw ApiException.invalid("conditions", "ask for %d rows together, of %d".formatted(together, rows));
        }
        return new SampleOrder(rows, wanted, seed);
    }

    private static io.syntho.synthesis.Condition condition(ColumnCondition asked, TableSchema schema) {
        ColumnSchema column = known(asked.getColumn(), schema);
        boolean missing = asked.getEquals().getKindCase() == ColumnValue.KindCase.MISSING;
        if (Makers.needed(column) && !missing) {
            throw invalid(asked.getColumn(), "its values are made anew");
        }
        return ColumnValues.condition(asked.getEquals(), column)
                .orElseThrow(() -> invalid(asked.getColumn(), "it can not hold such a value"));
    }

    private static ApiException invalid(String column, String why) {
        return ApiException.of(CONDITION_INVALID, "A condition can not hold for its column: %s.".formatted(why))
                .with("column", column);
    }

    private static ColumnSchema known(String name, TableSchema schema) {
        Optional<ColumnSchema> found = schema.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
        return found.orElseThrow(() -> ApiException.of(
                        COLUMN_UNKNOWN, "A condition or constraint names a column that is not among those to learn.")
                .with("column", name));
    }
}
