package io.syntho.tabular.detect;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.InstantText;
import io.syntho.tabular.NumberText;
import io.syntho.tabular.ValueFormat;
import io.syntho.tabular.detect.ColumnDetector.Detected;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Parses a column of numbers or dates whose type is already judged. */
final class Parsing {

    private final TypeFinding finding;
    private final Optional<InstantText> instants;
    private final NumberText numbers;
    private final NumberEvidence evidence = new NumberEvidence();
    private final Set<String> markers;
    private final DoubleValues values;
    private boolean failed;

    /** Starts with the rows so far. */
    Parsing(TypeFinding finding, Dictionary dictionary, IntValues codes) {
        this.finding = finding;
        this.instants = finding.format().datePattern().map(DatePatterns::reader);
        this.numbers = NumberText.of(finding.format().numberStyle(), 0);
        this.markers = new LinkedHashSet<>(finding.format().missingMarkers());
        double[] parsed = new double[dictionary.size()];
        for (int code = 0; code < parsed.length; code++) {
            parsed[code] = parse(dictionary.text(code));
        }
        this.values = new DoubleValues(codes.capacity());
        for (int row = 0; row < codes.size(); row++) {
            int code = codes.get(row);
            values.add(code == CodedColumn.MISSING ? Double.NaN : parsed[code]);
        }
    }

    void text(CharSequence text) {
        values.add(Blank.is(text) ? Double.NaN : parse(text));
    }

    private double parse(CharSequence text) {
        double value =
                instants.isPresent() ? instants.get().parse(text.toString().strip()) : numbers.parse(text);
        if (!Double.isNaN(value)) {
            if (instants.isEmpty()) {
                evidence.add(value, numbers.decimals(text));
            }
        } else if (MissingMarkers.amongValues(text.toString())) {
            markers.add(text.toString());
        } else {
            failed = true;
        }
        return value;
    }

    /** Whether a value was neither of the judged type nor missing, or a number that a double can not hold. */
    boolean failed() {
        return failed || instants.isEmpty() && evidence.whole() && !evidence.exact();
    }

    TypeFinding finding() {
        return finding;
    }

    Detected finish(String name) {
        ArrayList<String> found = new ArrayList<>(markers);
        double[] parsed = values.toArray();
        if (instants.isEmpty()) {
            TypeFinding whole = TypeJudge.numbers(finding.format().numberStyle(), evidence, found);
            return Finisher.numbers(name, whole, evidence, parsed);
        }
        ValueFormat format = finding.format().withMissingMarkers(found);
        TypeFinding dates = new TypeFinding(
                finding.type(), format, finding.confidence(), finding.reason(), Optional.empty(), finding.order());
        return Finisher.numbers(name, dates, parsed);
    }
}
