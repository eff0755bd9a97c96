package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.SCHEMA_CORRECTION_INVALID;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableException;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries a new type on the values that a schema knows, by the very reader that will read the file. */
final class KnownValues {

    // A second column, since a table of one is refused, and a first row that keeps the header from being guessed away.
    private static final String OTHER = "syntho other";

    private KnownValues() {}

    /**
     * Refuses a column whose known values can not be read as its type.
     *
     * @throws ApiException with SCHEMA_CORRECTION_INVALID and how many can not
     */
    static void requireReadable(List<ColumnSchema> retyped) {
        for (ColumnSchema column : retyped) {
            Set<String> values = values(column);
            if (column.type() == StorageType.BOOLEAN && column.profile().distinctCount() > 2) {
                throw unreadable(column, column.profile().distinctCount() - 2);
            }
            if (values.size() > 1 && column.type() != StorageType.STRING) {
                int count = unreadable(column, values);
                if (count > 0) {
                    throw unreadable(column, count);
                }
            }
        }
    }

    private static Set<String> values(ColumnSchema column) {
        Set<String> values = new LinkedHashSet<>(column.profile().sample());
        column.profile().topValues().stream()
                .map(ColumnProfile.ValueCount::value)
                .forEach(values::add);
        values.removeAll(column.format().missingMarkers());
        values.remove("");
        return values;
    }

    private static int unreadable(ColumnSchema column, Set<String> values) {
        ColumnSchema named = new ColumnSchema(
                "value",
                column.type(),
                column.meaning(),
                column.pii(),
                column.confidence(),
                column.reason(),
                column.format(),
                ColumnProfile.EMPTY,
                true);
        ColumnSchema other = ColumnSchema.of(OTHER, StorageType.STRING, Meaning.CATEGORICAL);
        try {
            Path file = Files.createTempFile("syntho-values-", ".csv");
            try {
                Files.write(file, lines(values));
                LoadedTable read = TableReader.load(
                        file, "values.csv", new TableSchema(List.of(named, other)), ReadLimits.DEFAULT);
                return read.unreadable().getOrDefault("value", 0);
            } catch (TableException refused) {
                return refused.reason() == TableException.Reason.SCHEMA_CORRECTION_INVALID
                        ? count(refused.metadata(), values.size())
                        : values.size();
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int count(Map<String, String> metadata, int fallback) {
        String count = metadata.getOrDefault("value_count", metadata.getOrDefault("unreadable", ""));
        return count.isEmpty() ? fallback : Integer.parseInt(count);
    }

    private static List<String> lines(Set<String> values) {
        List<String> lines = new ArrayList<>();
        lines.add("value," + OTHER);
        values.forEach(value -> lines.add("\"" + value.replace("\"", "\"\"") + "\",x"));
        return lines;
    }

    private static ApiException unreadable(ColumnSchema column, long count) {
        return ApiException.of(
                        SCHEMA_CORRECTION_INVALID,
                        "%d of the column's known values can not be read as %s.".formatted(count, column.type()))
                .with("column", column.name())
                .with("value_count", count);
    }
}
