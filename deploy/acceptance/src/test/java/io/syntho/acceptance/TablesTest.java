package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.acceptance.SampleTables.Expected;
import io.syntho.acceptance.SampleTables.Sample;
import io.syntho.v1.ColumnSchema;
import io.syntho.v1.Dataset;
import io.syntho.v1.Dataset.FileType;
import io.syntho.v1.DownloadFormat;
import io.syntho.v1.StorageType;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {

    private static final long ROWS = 250;

    @TempDir
    private Path folder;

    /** A way to make a table, and the type of its file. */
    private record Kind(String name, FileType type, Maker maker) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Maker {
        Sample in(Path folder);
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("a JSON array", FileType.FILE_TYPE_JSON, SampleTables::jsonArray),
                new Kind("JSON lines", FileType.FILE_TYPE_JSON_LINES, SampleTables::jsonLines),
                new Kind("Excel", FileType.FILE_TYPE_EXCEL, SampleTables::excel),
                new Kind("Parquet", FileType.FILE_TYPE_PARQUET, SampleTables::parquet),
                new Kind("categories alone", FileType.FILE_TYPE_CSV, SampleTables::allCategorical),
                new Kind("free text", FileType.FILE_TYPE_CSV, SampleTables::freeText),
                new Kind("300 columns", FileType.FILE_TYPE_CSV, SampleTables::wide),
                new Kind("dates and missing values", FileType.FILE_TYPE_CSV, SampleTables::datesAndMissing),
                new Kind("German, in ISO 8859-1", FileType.FILE_TYPE_CSV, SampleTables::german));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aTableOfEveryKindIsUnderstoodAndMadeAnewInBothFormats(Kind kind) throws SQLException {
        Sample sample = kind.maker().in(folder);
        try (Customer customer = Customer.someoneNew()) {
            Dataset dataset = customer.detected(customer.upload(sample.file()));
            assertThat(dataset.getState()).as(dataset.getError().getMessage()).isEqualTo(Dataset.State.STATE_READY);
            assertThat(dataset.getFileType()).isEqualTo(kind.type());
            assertThat(dataset.getRowCount()).isEqualTo(SampleTables.ROWS);
            assertThat(dataset.getSchema().getColumnsList().stream().map(TablesTest::detected))
                    .containsExactlyElementsOf(sample.columns());

            SyntheticDataset done = customer.follow(customer.create(dataset, ROWS, 3), event -> {});

            assertThat(done.getState())
                    .as(done.getError().getMessage())
                    .isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
            assertHolds(fetch(customer, done, DownloadFormat.DOWNLOAD_FORMAT_CSV, "out.csv"), sample, false);
            assertHolds(fetch(customer, done, DownloadFormat.DOWNLOAD_FORMAT_PARQUET, "out.parquet"), sample, true);
        }
    }

    private static Expected detected(ColumnSchema column) {
        return new Expected(column.getName(), column.getStorageType(), column.getMeaning());
    }

    private Path fetch(Customer customer, SyntheticDataset done, DownloadFormat format, String name) {
        Path file = folder.resolve(name);
        customer.download(done.getName(), format, file);
        return file;
    }

    @Test
    void noSentenceOfTheSourceIsInTheResult() throws IOException {
        Sample sample = SampleTables.freeText(folder);
        try (Customer customer = Customer.someoneNew()) {
            Dataset dataset = customer.detected(customer.upload(sample.file()));
            SyntheticDataset done = customer.follow(customer.create(dataset, ROWS, 3), event -> {});

            Path csv = fetch(customer, done, DownloadFormat.DOWNLOAD_FORMAT_CSV, "out.csv");
            assertThat(notes(csv)).hasSize((int) ROWS).doesNotContainAnyElementsOf(notes(sample.file()));
        }
    }

    private static List<String> notes(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .toList();
    }

    /** What another program reads in the file. CSV has no types of its own. */
    private static void assertHolds(Path file, Sample sample, boolean typed) throws SQLException {
        String table = typed ? "'" + file + "'" : "read_csv('" + file + "', header = true, all_varchar = true)";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                count.next();
                assertThat(count.getLong(1)).as("rows of " + file.getFileName()).isEqualTo(ROWS);
            }
            List<String> columns = new ArrayList<>();
            try (ResultSet described = statement.executeQuery("describe select * from " + table)) {
                while (described.next()) {
                    columns.add(described.getString(1) + (typed ? " " + described.getString(2) : ""));
                }
            }
            assertThat(columns)
                    .containsExactlyElementsOf(sample.columns().stream()
                            .map(column -> column.name() + (typed ? " " + sqlType(column.type()) : ""))
                            .toList());
        }
    }

    private static String sqlType(StorageType type) {
        return switch (type) {
            case STORAGE_TYPE_INTEGER -> "BIGINT";
            case STORAGE_TYPE_DECIMAL -> "DOUBLE";
            case STORAGE_TYPE_BOOLEAN -> "BOOLEAN";
            case STORAGE_TYPE_DATE -> "DATE";
            case STORAGE_TYPE_DATETIME -> "TIMESTAMP";
            case STORAGE_TYPE_STRING -> "VARCHAR";
            case STORAGE_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new AssertionError(type);
        };
    }
}
