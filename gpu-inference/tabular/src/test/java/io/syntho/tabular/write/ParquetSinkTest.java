package io.syntho.tabular.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSinkTest {

    private static final TableSchema SCHEMA = new TableSchema(List.of(
            ColumnSchema.of("n", StorageType.INTEGER, Meaning.CONTINUOUS),
            ColumnSchema.of("x'; DROP TABLE y; --\"", StorageType.DECIMAL, Meaning.CONTINUOUS),
            ColumnSchema.of("day", StorageType.DATE, Meaning.DATETIME),
            ColumnSchema.of("at", StorageType.DATETIME, Meaning.DATETIME),
            ColumnSchema.of("ok", StorageType.BOOLEAN, Meaning.CATEGORICAL),
            ColumnSchema.of("word", StorageType.STRING, Meaning.CATEGORICAL)));

    private static final double DAY = 86_400_000_000.0;

    @TempDir
    private Path directory;

    private static Table table(int rows) {
        double[] n = IntStream.range(0, rows)
                .mapToDouble(i -> i % 7 == 3 ? Double.NaN : i - 50)
                .toArray();
        double[] x = IntStream.range(0, rows).mapToDouble(i -> i * 0.1).toArray();
        double[] day =
                IntStream.range(0, rows).mapToDouble(i -> (i - 10_000) * DAY).toArray();
        double[] at = IntStream.range(0, rows).mapToDouble(i -> i * 1_234_567.0).toArray();
        int[] ok = IntStream.range(0, rows).map(i -> i % 3 - 1).toArray();
        int[] word = IntStream.range(0, rows).map(i -> i % 4 - 1).toArray();
        return new Table(List.of(
                new NumericColumn(SCHEMA.columns().get(0).name(), n),
                new NumericColumn(SCHEMA.columns().get(1).name(), x),
                new NumericColumn("day", day),
                new NumericColumn("at", at),
                new CodedColumn("ok", ok, List.of("false", "true")),
                new CodedColumn("word", word, List.of("ä", "", "日本"))));
    }

    @Test
    void whatIsWrittenInBatchesIsReadBack() {
        Path file = directory.resolve("t.parquet");
        Table table = table(5_000);
        try (ParquetSink sink = ParquetSink.open(file, SCHEMA)) {
            sink.append(table.select(IntStream.range(0, 3_000).toArray()));
            sink.append(table.select(new int[0]));
            sink.append(table.select(IntStream.range(3_000, 5_000).toArray()));
            sink.finish();
            assertThat(sink.rows()).isEqualTo(5_000);
        }

        Table read = TableReader.read(file, SCHEMA, ReadLimits.OWN_FILES);

        for (int i = 0; i < 4; i++) {
            assertThat(((NumericColumn) read.column(i)).values())
                    .as(SCHEMA.columns().get(i).name())
                    .isEqualTo(((NumericColumn) table.column(i)).values());
        }
        CodedColumn words = (CodedColumn) read.column("word");
        assertThat(words.text(3)).hasValue("日本");
        assertThat(words.text(1)).hasValue("ä");
        assertThat(words.isMissing(0)).isTrue();
        assertThat(words.isMissing(2)).as("an empty text is a missing one").isTrue();
        assertThat(((CodedColumn) read.column("ok")).codes()).isEqualTo(((CodedColumn) table.column("ok")).codes());
    }

    @Test
    void someRowsAreReadFromEverywhere() {
        Path file = directory.resolve("t.parquet");
        Table table = table(100_000);
        TableWriter.parquet(table, SCHEMA, file);

        Table some = TableReader.readEvenly(file, SCHEMA, 40_000, ReadLimits.OWN_FILES);

        int[] everyFifthAndItsThird = IntStream.range(0, 100_000)
                .filter(row -> row % 5 == 2 || row % 5 == 4)
                .toArray();
        Table expected = table.select(everyFifthAndItsThird);
        assertThat(some.rows()).isEqualTo(40_000);
        assertThat(((NumericColumn) some.column("at")).values())
                .isEqualTo(((NumericColumn) expected.column("at")).values());
        assertThat(texts(some)).isEqualTo(texts(expected));
        assertThat(TableReader.readEvenly(file, SCHEMA, 200_000, ReadLimits.OWN_FILES)
                        .rows())
                .isEqualTo(100_000);
    }

    private static List<Optional<String>> texts(Table table) {
        CodedColumn words = (CodedColumn) table.column("word");
        return IntStream.range(0, table.rows())
                .mapToObj(row -> words.text(row).filter(text -> !text.isEmpty()))
                .toList();
    }

    @Test
    void theSameTableGivesTheSameBytesHoweverItIsCutIntoBatches() throws IOException {
        Table table = table(10_000);
        TableWriter.parquet(table, SCHEMA, directory.resolve("a.parquet"));
        TableWriter.parquet(table, SCHEMA, directory.resolve("b.parquet"));

        assertThat(Files.mismatch(directory.resolve("a.parquet"), directory.resolve("b.parquet")))
                .isEqualTo(-1);
    }

    @Test
    void anUnfinishedSinkLeavesNothingAndKeepsTheOldFile() throws IOException {
        Path file = directory.resolve("t.parquet");
        Files.writeString(file, "old");
        try (ParquetSink sink = ParquetSink.open(file, SCHEMA)) {
            sink.append(table(100));
        }

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDirectoryThatIsGoneIsAnIoFailure() {
        Path file = directory.resolve("none").resolve("t.parquet");

        assertThatThrownBy(() -> TableWriter.parquet(table(10), SCHEMA, file)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aBatchOfAnotherShapeIsRefused() {
        try (ParquetSink sink = ParquetSink.open(directory.resolve("t.parquet"), SCHEMA)) {
            assertThatThrownBy(() -> sink.append(table(10).project(List.of("n", "day"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 columns (expected: 6)");
        }
    }

    @Test
    void aFinishedSinkTakesNoMore() {
        try (ParquetSink sink = ParquetSink.open(directory.resolve("t.parquet"), SCHEMA)) {
            sink.append(table(10));
            sink.finish();

            assertThatThrownBy(() -> sink.append(table(10))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aWideTableKeepsToItsMemory() {
        List<ColumnSchema> columns = IntStream.range(0, 2_000)
                .mapToObj(i -> ColumnSchema.of("c" + i, StorageType.DECIMAL, Meaning.CONTINUOUS))
                .toList();
        Table batch = new Table(IntStream.range(0, 2_000)
                .mapToObj(i -> (io.syntho.tabular.Column) new NumericColumn(
                        "c" + i,
                        IntStream.range(0, 500)
                                .mapToDouble(row -> row * 1.7 + i)
                                .toArray()))
                .toList());
        Path file = directory.resolve("wide.parquet");
        try (ParquetSink sink = ParquetSink.open(file, new TableSchema(columns))) {
            for (int i = 0; i < 20; i++) {
                sink.append(batch);
            }
            sink.finish();
        }

        Table read = TableReader.read(file, new TableSchema(columns.subList(1_998, 2_000)), ReadLimits.OWN_FILES);
        assertThat(read.rows()).isEqualTo(10_000);
        assertThat(((NumericColumn) read.column("c1999")).values()[9_999]).isEqualTo(499 * 1.7 + 1_999);
    }
}
