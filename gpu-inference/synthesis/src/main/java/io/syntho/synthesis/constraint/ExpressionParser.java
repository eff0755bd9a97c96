package io.syntho.synthesis.constraint;

import static io.syntho.synthesis.Requirements.require;

import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.constraint.Expression.Application;
import io.syntho.synthesis.constraint.Expression.Constant;
import io.syntho.synthesis.constraint.Expression.Node;
import io.syntho.synthesis.constraint.Expression.Operation;
import io.syntho.synthesis.constraint.Expression.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an {@link Expression} by recursive descent. Used once. */
final class ExpressionParser {

    /** As the contract has it; bounds the depth of the recursion, too. */
    private static final int LONGEST = 1_000;

    private final String text;
    private int at;

    ExpressionParser(String text) {
        require(text.length() <= LONGEST, "expression: %d characters (expected: at most %d)", text.length(), LONGEST);
        this.text = text;
    }

    Node parse() {
        Node root = sum();
        if (peek() != 0) {
            throw unexpected("an operator or the end");
        }
        return root;
    }

    private Node sum() {
        Node left = product();
        while (true) {
            if (take('+')) {
                left = apply(Operation.ADD, left, product());
            } else if (take('-')) {
                left = apply(Operation.SUBTRACT, left, product());
            } else {
                return left;
            }
        }
    }

    private Node product() {
        Node left = factor();
        while (true) {
            if (take('*')) {
                left = apply(Operation.MULTIPLY, left, factor());
            } else if (take('/')) {
                left = apply(Operation.DIVIDE, left, factor());
            } else {
                return left;
            }
        }
    }

    private Node factor() {
        if (take('-')) {
            return apply(Operation.SUBTRACT, new Constant(0), factor());
        }
        if (take('(')) {
            Node inner = sum();
            expect(')');
            return inner;
        }
        char next = peek();
        if (next == '"') {
            return new Reference(quoted());
        }
        if (next >= '0' && next <= '9' || next == '.') {
            return number();
        }
        if (Character.isLetter(next) || next == '_') {
            return word();
        }
        throw unexpected("a number, a column or a parenthesis");
    }

    private Node word() {
        int begin = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(begin, at);
        if (peek() != '(') {
            return new Reference(word);
        }
        Operation function = switch (word.toLowerCase(Locale.ROOT)) {
            case "min" -> Operation.MIN;
            case "max" -> Operation.MAX;
            case "abs" -> Operation.ABS;
            case "round" -> Operation.ROUND;
            default -> throw unexpected("min, max, abs or round before a parenthesis");
        };
        expect('(');
        List<Node> operands = new ArrayList<>();
        do {
            operands.add(sum());
        } while (take(','));
        expect(')');
        boolean several = function == Operation.MIN || function == Operation.MAX;
        if (!several && operands.size() != 1) {
            throw unexpected("one value within " + word);
        }
        return new Application(function, List.copyOf(operands));
    }

    private Node number() {
        int begin = at;
        while (at < text.length() && partOfNumber(begin)) {
            at++;
        }
        try {
            return new Constant(Double.parseDouble(text.substring(begin, at)));
        } catch (NumberFormatException e) {
            at = begin;
            throw unexpected("a number");
        }
    }

    private boolean partOfNumber(int begin) {
        char c = text.charAt(at);
        boolean sign = (c == '+' || c == '-') && at > begin && Character.toLowerCase(text.charAt(at - 1)) == 'e';
        return c >= '0' && c <= '9' || c == '.' || c == 'e' || c == 'E' || sign;
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                name.append('"');
                at++;
            } else {
                return name.toString();
            }
        }
        throw unexpected("a closing quote");
    }

    private static Node apply(Operation operation, Node left, Node right) {
        return new Application(operation, List.of(left, right));
    }

    /** The next character that is no space, or 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    private SynthesisException unexpected(String expected) {
        return new SynthesisException(
                Reason.OPTION_INVALID, "expression: at character %d (expected: %s)".formatted(at + 1, expected));
    }
}
