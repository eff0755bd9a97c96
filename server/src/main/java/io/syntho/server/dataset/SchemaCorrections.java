package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.COLUMN_UNKNOWN;
import static io.syntho.v1.ErrorReason.SCHEMA_CORRECTION_INVALID;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The owner's word against the detection's. What a column's correction leaves unspecified stays. A type is tried at once on the
 * values that the schema knows, and on all values when the file is read next.
 */
final class SchemaCorrections {

    private SchemaCorrections() {}

    /**
     * The schema with corrections.
     *
     * @throws ApiException with COLUMN_UNKNOWN or SCHEMA_CORRECTION_INVALID
     */
    static StoredSchema apply(StoredSchema stored, io.syntho.v1.TableSchema corrections) {
        Map<String, io.syntho.v1.ColumnSchema> wishes = new HashMap<>();
        for (io.syntho.v1.ColumnSchema wish : corrections.getColumnsList()) {
            if (wishes.put(wish.getName(), wish) != null) {
                throw ApiException.invalid("dataset.schema.columns", "corrects a column twice");
            }
        }
        List<ColumnSchema> columns = new ArrayList<>();
        List<ColumnSchema> retyped = new ArrayList<>();
        for (ColumnSchema column : stored.table().columns()) {
            io.syntho.v1.ColumnSchema wish = wishes.remove(column.name());
            ColumnSchema corrected = wish == null ? column : corrected(column, wish);
            columns.add(corrected);
            if (corrected.type() != column.type()) {
                retyped.add(corrected);
            }
        }
        for (String unknown : wishes.keySet()) {
            throw ApiException.of(COLUMN_UNKNOWN, "The dataset has no such column.")
                    .with("column", unknown);
        }
        KnownValues.requireReadable(retyped);
        return new StoredSchema(stored.detectorVersion(), new TableSchema(columns), findings(stored, columns));
    }

    private static ColumnSchema corrected(ColumnSchema column, io.syntho.v1.ColumnSchema wish) {
        StorageType type = wish.getStorageTypeValue() == 0 ? column.type() : SchemaMessages.type(wish.getStorageType());
        Meaning meaning = wish.getMeaningValue() == 0
                ? suited(column.meaning(), type)
                : SchemaMessages.meaning(wish.getMeaning());
        requireSuited(column, meaning, type);
        Optional<PiiKind> pii = switch (wish.getPiiKind()) {
            case PII_KIND_UNSPECIFIED -> column.pii();
            case PII_KIND_NONE -> Optional.empty();
            default -> Optional.of(SchemaMessages.kind(wish.getPiiKind()));
        };
        List<String> markers = wish.getMissingMarkersList();
        boolean same = type == column.type()
                && meaning == column.meaning()
                && pii.equals(column.pii())
                && (markers.isEmpty() || markers.equals(column.format().missingMarkers()));
        if (same) {
            return column;
        }
        ColumnSchema corrected = column.corrected(type, meaning, pii);
        return markers.isEmpty() ? corrected : corrected.with(column.format().withMissingMarkers(markers));
    }

    private static boolean suits(Meaning meaning, StorageType type) {
        return switch (meaning) {
            case CONTINUOUS -> type.numeric() && !type.temporal();
            case DATETIME -> type.temporal();
            case FREE_TEXT -> type == StorageType.STRING;
            case CATEGORICAL, IDENTIFIER, CONSTANT -> true;
        };
    }

    /** The meaning that a column keeps or gets when only its type is corrected. */
    private static Meaning suited(Meaning meaning, StorageType type) {
        if (suits(meaning, type)) {
            return meaning;
        }
        return switch (type) {
            case INTEGER, DECIMAL -> Meaning.CONTINUOUS;
            case DATE, DATETIME -> Meaning.DATETIME;
            case BOOLEAN, STRING -> Meaning.CATEGORICAL;
        };
    }

    private static void requireSuited(ColumnSchema column, Meaning meaning, StorageType type) {
        boolean severalValues = meaning == Meaning.CONSTANT && column.profile().distinctCount() > 1;
        if (!suits(meaning, type) || severalValues) {
            throw ApiException.of(
                            SCHEMA_CORRECTION_INVALID,
                            "Values held as %s can not mean %s.".formatted(type, severalValues ? "one value" : meaning))
                    .with("column", column.name());
        }
    }

    /** What was found stands beside what the owner says only where both say the same. */
    private static List<PiiFinding> findings(StoredSchema stored, List<ColumnSchema> columns) {
        Map<String, ColumnSchema> byName = new HashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        return stored.findings().stream()
                .filter(finding -> Optional.ofNullable(byName.get(finding.column()))
                        .flatMap(ColumnSchema::pii)
                        .filter(kind -> kind == finding.kind())
                        .isPresent())
                .toList();
    }
}
