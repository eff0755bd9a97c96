package io.syntho.tabular.detect;

import io.syntho.tabular.CodedColumn;
import java.util.Optional;

/**
 * Detects a column of text. It codes the text, so that judging looks at each distinct value once. When there are many, and all so far are
 * numbers or dates, it goes on with these alone: a long column of prices would else keep every spelling in memory. Should a later value
 * prove that wrong, the column must be read again.
 */
final class TextDetector extends ColumnDetector {

    /** Distinct texts at which numbers and dates are parsed at once. */
    private static final int MANY = 50_000;

    private final String name;
    private final boolean mayParse;
    private Dictionary dictionary = new Dictionary();
    private IntValues codes;
    private Optional<TypeFinding> finding = Optional.empty();
    private int judgeAt = MANY;
    private Optional<Parsing> parsing = Optional.empty();

    TextDetector(String name, int expectedRows, boolean mayParse) {
        this.name = name;
        this.mayParse = mayParse;
        this.codes = new IntValues(expectedRows);
    }

    @Override
    public void text(CharSequence value) {
        if (parsing.isPresent()) {
            parsing.get().text(value);
        } else if (Blank.is(value)) {
            codes.add(CodedColumn.MISSING);
        } else {
            codes.add(dictionary.code(value));
            if (mayParse && dictionary.size() == judgeAt) {
                parseFromNowOn();
            }
        }
    }

    @Override
    public void missing() {
        text("");
    }

    @Override
    public void whole(long value) {
        text(Long.toString(value));
    }

    @Override
    public void number(double value) {
        text(Double.isNaN(value) ? "" : Double.toString(value));
    }

    @Override
    public boolean mustReadAgain() {
        return parsing.isPresent() && parsing.get().failed();
    }

    private void parseFromNowOn() {
        judgeAt = Math.multiplyExact(judgeAt, 4);
        TypeFinding early = TypeJudge.judge(dictionary.texts(), counts());
        if (early.type().numeric() && early.swapped().isEmpty()) {
            parsing = Optional.of(new Parsing(early, dictionary, codes));
            dictionary = new Dictionary();
            codes = new IntValues(0);
        }
    }

    private int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int row = 0; row < codes.size(); row++) {
            if (codes.get(row) != CodedColumn.MISSING) {
                counts[codes.get(row)]++;
            }
        }
        return counts;
    }

    private TypeFinding judged() {
        if (finding.isEmpty()) {
            finding = Optional.of(TypeJudge.judge(dictionary.texts(), counts()));
        }
        return finding.get();
    }

    @Override
    Optional<DateOrder> dateOrder() {
        return parsing.isPresent() ? parsing.get().finding().order() : judged().order();
    }

    @Override
    Detected finish(Optional<DateOrder> order) {
        if (parsing.isPresent()) {
            return parsing.get().finish(name);
        }
        TypeFinding resolved = judged().resolved(order);
        if (!resolved.type().numeric()) {
            return Finisher.words(name, resolved, Recoding.words(name, resolved, dictionary, codes.toArray()));
        }
        Parsing parser = new Parsing(resolved, dictionary, codes);
        dictionary = new Dictionary();
        codes = new IntValues(0);
        return parser.finish(name);
    }
}
