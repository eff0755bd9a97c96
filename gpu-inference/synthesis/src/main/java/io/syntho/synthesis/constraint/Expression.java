package io.syntho.synthesis.constraint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Arithmetic over a row's numbers: numbers, columns as plain words or in double quotes (a quote within is doubled), {@code + - * /}, parentheses,
 * {@code min}, {@code max}, {@code abs}, {@code round}, such as {@code price * "item count"}. Immutable.
 */
public final class Expression {

    /** A row's numbers by column; {@code NaN} where one is missing. */
    @FunctionalInterface
    public interface Numbers {

        /** The number in {@code column}. */
        double of(String column);
    }

    /** A part of an expression. */
    sealed interface Node {}

    /** A number that stands in it. */
    record Constant(double value) implements Node {}

    /** A column. */
    record Reference(String column) implements Node {}

    /** An operator or function and what it is applied to. */
    record Application(Operation operation, List<Node> operands) implements Node {}

    /** What can be computed. */
    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MIN,
        MAX,
        ABS,
        ROUND;

        private double apply(double[] of) {
            return switch (this) {
                case ADD -> of[0] + of[1];
                case SUBTRACT -> of[0] - of[1];
                case MULTIPLY -> of[0] * of[1];
                case DIVIDE -> of[0] / of[1];
                case MIN -> of[0] != of[0] ? of[0] : Arrays.stream(of).reduce(of[0], Math::min);
                case MAX -> of[0] != of[0] ? of[0] : Arrays.stream(of).reduce(of[0], Math::max);
                case ABS -> Math.abs(of[0]);
                // rint would give NaN for NaN, too, but halves to the even side.
                case ROUND -> Math.signum(of[0]) * Math.floor(Math.abs(of[0]) + 0.5);
            };
        }
    }

    private final Node root;
    private final List<String> columns;

    private Expression(Node root) {
        this.root = root;
        Set<String> found = new LinkedHashSet<>();
        collect(root, found);
        this.columns = List.copyOf(found);
    }

    /**
     * Reads an expression.
     *
     * @throws io.syntho.synthesis.SynthesisException with OPTION_INVALID when it is none; the message says where
     */
    public static Expression parse(String text) {
        return new Expression(new ExpressionParser(text).parse());
    }

    /** The columns that it needs, in order of their first mention. */
    public List<String> columns() {
        return columns;
    }

    /** Its value; {@code NaN} when a number is missing or the result is none, such as one divided by zero. */
    public double value(Numbers numbers) {
        double value = value(root, numbers);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double value(Node node, Numbers numbers) {
        return switch (node) {
            case Constant(double value) -> value;
            case Reference(String column) -> numbers.of(column);
            case Application(Operation operation, List<Node> operands) -> {
                double[] of = new double[operands.size()];
                for (int i = 0; i < of.length; i++) {
                    of[i] = value(operands.get(i), numbers);
                }
                yield operation.apply(of);
            }
        };
    }

    private static void collect(Node node, Set<String> found) {
        switch (node) {
            case Constant constant -> {}
            case Reference(String column) -> found.add(column);
            case Application(Operation operation, List<Node> operands) ->
                new ArrayList<>(operands).forEach(operand -> collect(operand, found));
        }
    }
}
