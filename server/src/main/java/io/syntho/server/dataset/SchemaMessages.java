package io.syntho.server.dataset;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnSchema;
import io.syntho.v1.ColumnFormat;
import io.syntho.v1.Histogram;
import io.syntho.v1.Meaning;
import io.syntho.v1.PiiKind;
import io.syntho.v1.Quantile;
import io.syntho.v1.StorageType;
import io.syntho.v1.TableSchema;
import io.syntho.v1.ValueCount;
import java.util.List;
import java.util.Optional;

/** Schemas as the contract has them. Enums are matched by name; a test holds them together. */
public final class SchemaMessages {

    private static final List<Double> PROBABILITIES = List.of(0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0);
    private static final double MICROS_PER_SECOND = 1e6;

    private SchemaMessages() {}

    /** A schema with all that its owner may see. */
    public static TableSchema of(StoredSchema stored) {
        TableSchema.Builder message = TableSchema.newBuilder().setDetectorVersion(stored.detectorVersion());
        for (ColumnSchema column : stored.table().columns()) {
            message.addColumns(column(column, stored.finding(column.name())));
        }
        return message.build();
    }

    private static io.syntho.v1.ColumnSchema column(ColumnSchema column, Optional<PiiFinding> finding) {
        io.syntho.v1.ColumnSchema.Builder message = io.syntho.v1.ColumnSchema.newBuilder()
                .setName(column.name())
                .setStorageType(
                        StorageType.valueOf("STORAGE_TYPE_" + column.type().name()))
                .setMeaning(Meaning.valueOf("MEANING_" + column.meaning().name()))
                .setPiiKind(column.pii().map(SchemaMessages::kind).orElse(PiiKind.PII_KIND_NONE))
                .setConfidence(column.confidence())
                .setReason(column.reason())
                .setMissingShare(column.profile().missingShare())
                .setDistinctCount(column.profile().distinctCount())
                .setFormat(ColumnFormat.newBuilder()
                        .setDatePattern(column.format().datePattern().orElse(""))
                        .setDecimals(column.format().decimals()))
                .addAllMissingMarkers(column.format().missingMarkers())
                .setProfile(profile(column))
                .setCorrected(column.corrected());
        finding.ifPresent(found -> message.setPiiFinding(finding(found)));
        return message.build();
    }

    private static io.syntho.v1.ColumnProfile profile(ColumnSchema column) {
        ColumnProfile profile = column.profile();
        // The engine counts instants in microseconds, the contract in seconds.
        double unit = column.type().temporal() ? MICROS_PER_SECOND : 1;
        io.syntho.v1.ColumnProfile.Builder message =
                io.syntho.v1.ColumnProfile.newBuilder().addAllSampleValues(profile.sample());
        for (int i = 0; i < profile.quantiles().size(); i++) {
            message.addQuantiles(Quantile.newBuilder()
                    .setProbability(PROBABILITIES.get(i))
                    .setValue(profile.quantiles().get(i) / unit));
        }
        if (Double.isFinite(profile.mean())) {
            message.setMean(profile.mean() / unit);
        }
        for (ColumnProfile.ValueCount top : profile.topValues()) {
            message.addTopValues(ValueCount.newBuilder().setValue(top.value()).setCount(top.count()));
        }
        if (!profile.histogram().isEmpty() && !profile.quantiles().isEmpty()) {
            message.setHistogram(histogram(profile, unit));
        }
        return message.build();
    }

    /** Bins of equal width between the least and the greatest value. */
    private static Histogram histogram(ColumnProfile profile, double unit) {
        double least = profile.quantiles().getFirst() / unit;
        double greatest = profile.quantiles().getLast() / unit;
        int bins = profile.histogram().size();
        Histogram.Builder message = Histogram.newBuilder().addAllCounts(profile.histogram());
        for (int i = 0; i <= bins; i++) {
            message.addEdges(i == bins ? greatest : least + (greatest - least) * i / bins);
        }
        return message.build();
    }

    /** A finding, as it is shown to the data's owner. */
    public static io.syntho.v1.PiiFinding finding(PiiFinding found) {
        return io.syntho.v1.PiiFinding.newBuilder()
                .setColumn(found.column())
                .setKind(kind(found.kind()))
                .setShare(found.share())
                .setConfidence(found.confidence())
                .setEvidence(found.evidence())
                .addAllMaskedExamples(found.maskedExamples())
                .setHipaaLetter(found.hipaa().map(Enum::name).orElse(""))
                .setInFreeText(found.inFreeText())
                .setValuesExamined(found.examined())
                .build();
    }

    /** A kind of personal data. */
    public static PiiKind kind(io.syntho.tabular.PiiKind kind) {
        return PiiKind.valueOf("PII_KIND_" + kind.name());
    }

    static io.syntho.tabular.PiiKind kind(PiiKind message) {
        return io.syntho.tabular.PiiKind.valueOf(message.name().substring("PII_KIND_".length()));
    }

    static io.syntho.tabular.StorageType type(StorageType message) {
        return io.syntho.tabular.StorageType.valueOf(message.name().substring("STORAGE_TYPE_".length()));
    }

    static io.syntho.tabular.Meaning meaning(Meaning message) {
        return io.syntho.tabular.Meaning.valueOf(message.name().substring("MEANING_".length()));
    }
}
