package io.syntho.tabular.detect;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import io.syntho.tabular.detect.ColumnDetector.Detected;
import java.util.Optional;

/** Turns typed values into a column with its schema: meaning and profile are found here. */
final class Finisher {

    private Finisher() {}

    /** Numbers that may turn out to be dates written as digits. */
    static Detected numbers(String name, TypeFinding finding, NumberEvidence evidence, double[] values) {
        if (finding.type() == StorageType.INTEGER) {
            Optional<TypeFinding> instants = NumericDates.find(new HeaderWords(name), finding, evidence, values);
            if (instants.isPresent()) {
                NumericDates.convert(instants.get().format().datePattern().orElseThrow(), values);
                return numbers(name, instants.get(), values);
            }
        }
        return numbers(name, finding, values);
    }

    /** Numbers or instants. */
    static Detected numbers(String name, TypeFinding finding, double[] values) {
        NumberSummary summary = NumberSummary.of(values);
        MeaningFinding meaning = NumberMeaning.judge(new HeaderWords(name), finding.type(), summary, values);
        ColumnSchema schema = schema(name, finding, meaning);
        NumericColumn column = new NumericColumn(name, values);
        return new Detected(column, Profiles.with(schema, summary, column));
    }

    /** Words, codes or booleans. */
    static Detected words(String name, TypeFinding finding, CodedColumn column) {
        int[] counts = column.counts();
        int filled = 0;
        for (int count : counts) {
            filled += count;
        }
        MeaningFinding meaning = finding.type() == StorageType.BOOLEAN
                ? new MeaningFinding(Meaning.CATEGORICAL, 0.99, "two values")
                : WordMeaning.judge(new HeaderWords(name), column.dictionary(), filled, column.size());
        return new Detected(column, Profiles.with(schema(name, finding, meaning), counts, filled, column));
    }

    private static ColumnSchema schema(String name, TypeFinding finding, MeaningFinding meaning) {
        ValueFormat format = finding.format();
        return new ColumnSchema(
                name,
                finding.type(),
                meaning.meaning(),
                Optional.empty(),
                Math.min(finding.confidence(), meaning.confidence()),
                finding.reason() + "; " + meaning.reason(),
                format,
                ColumnProfile.EMPTY,
                false);
    }
}
