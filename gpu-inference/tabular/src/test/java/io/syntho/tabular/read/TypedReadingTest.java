package io.syntho.tabular.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.read.TableException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedReadingTest {

    @TempDir
    private Path directory;

    private Hostile make;

    @BeforeEach
    void prepare() {
        make = new Hostile(directory);
    }

    private static LoadedTable load(Path file) {
        return TableReader.load(file, "t", ReadLimits.DEFAULT);
    }

    /** The table of {@code file} after its owner gave {@code column} another type. */
    private static LoadedTable corrected(Path file, String column, StorageType type) {
        LoadedTable loaded = load(file);
        List<ColumnSchema> columns = new ArrayList<>();
        for (ColumnSchema schema : loaded.schema().columns()) {
            columns.add(
                    schema.name().equals(column)
                            ? schema.corrected(type, Meaning.CATEGORICAL, Optional.empty())
                            : schema);
        }
        return TableReader.load(file, "t", new TableSchema(columns), ReadLimits.DEFAULT);
    }

    private static List<String> column(LoadedTable loaded, String name) {
        int index = Texts.names(loaded).indexOf(name);
        return Texts.rows(loaded).stream().map(row -> row.get(index)).toList();
    }

    @Test
    void theSchemaThatWasFoundGivesTheTableThatWasFound() {
        String csv = """
                id,at,price,ok,word,gap
                1,31/12/2023 10:00,"$1,234.50",Yes,a,NA
                2,01/02/2024 11:30,$5.00,no,,1.0
                3,,-$7.25,,NULL,2.0
                """;
        Path json = make.text("[{\"a\":1,\"b\":\"x\"},{\"a\":null,\"b\":\"?\"}]");
        Path parquet = make.parquet(
                "SELECT range AS n, DATE '2024-01-01' AS d, range % 2 = 0 AS ok, range * 0.25 AS x FROM range(100)");

        for (Path file : List.of(make.text(csv), json, parquet)) {
            LoadedTable loaded = load(file);
            LoadedTable read = TableReader.load(file, "t", loaded.schema(), ReadLimits.DEFAULT);
            assertThat(Texts.rows(read)).isEqualTo(Texts.rows(loaded));
            assertThat(read.schema()).isEqualTo(loaded.schema());
            assertThat(read.unreadable()).isEmpty();
        }
    }

    @Test
    void columnsMayBeLeftOutAndReordered() {
        Path file = make.text("a,b,c\n1,x,2\n3,y,4\n");
        TableSchema schema = load(file).schema().project(List.of("c", "a"));

        assertThat(Texts.rows(TableReader.read(file, schema, ReadLimits.DEFAULT), schema))
                .containsExactly(List.of("2", "1"), List.of("4", "3"));
    }

    @Test
    void aColumnThatTheFileLacksIsNamed() {
        Path file = make.text("a,b\n1,x\n3,y\n");
        TableSchema schema = new TableSchema(List.of(ColumnSchema.of("z", StorageType.STRING, Meaning.CATEGORICAL)));
        TableException failure =
                catchThrowableOfType(TableException.class, () -> TableReader.read(file, schema, ReadLimits.DEFAULT));

        assertThat(failure.reason()).isEqualTo(Reason.COLUMN_UNKNOWN);
        assertThat(failure.getMessage()).contains("'z'");
    }

    @Test
    void numbersMayBeReadAsText() {
        assertThat(column(corrected(make.text("zip,n\n98101,1\n98102,2\n"), "zip", StorageType.STRING), "zip"))
                .containsExactly("98101", "98102");
        assertThat(column(
                        corrected(
                                make.parquet("SELECT range + 5 AS zip, 1 AS n FROM range(2)"),
                                "zip",
                                StorageType.STRING),
                        "zip"))
                .containsExactly("5", "6");
    }

    @Test
    void textMayBeReadAsNumbersWhenNearlyAllAreAndTheRestIsCounted() {
        Path file = make.text("a,b\n" + "1.5,x\n".repeat(99) + "oops,x\n");
        LoadedTable loaded = corrected(file, "a", StorageType.DECIMAL);

        assertThat(load(file).schema().column("a").type()).isEqualTo(StorageType.STRING);
        assertThat(loaded.unreadable()).containsExactly(java.util.Map.entry("a", 1));
        assertThat(loaded.table().column("a").missingCount()).isEqualTo(1);
        assertThat(loaded.schema().column("a").format().decimals()).isEqualTo(1);
        assertThat(column(loaded, "a").getFirst()).isEqualTo("1.5");
    }

    @Test
    void aTypeThatManyValuesDoNotFitIsRefusedWithoutTellingThem() {
        Path file = make.text("a,b\n" + "1.5,x\n".repeat(9) + "secret,x\n");
        TableException failure =
                catchThrowableOfType(TableException.class, () -> corrected(file, "a", StorageType.DECIMAL));

        assertThat(failure.reason()).isEqualTo(Reason.SCHEMA_CORRECTION_INVALID);
        assertThat(failure.getMessage()).contains("1 of 10 values", "'a'").doesNotContain("secret");
        assertThat(catchThrowableOfType(TableException.class, () -> corrected(file, "b", StorageType.DATE))
                        .reason())
                .isEqualTo(Reason.SCHEMA_CORRECTION_INVALID);
    }

    @Test
    void formatsOfCorrectedTypesAreFoundFromTheValues() {
        Path dates = make.text("day,n\n" + "31.12.2023,1\n01.02.2024,2\n".repeat(50) + "soon,3\n");
        Path flags = make.text("flag,n\n1,x\n0,y\n1,z\n");

        LoadedTable day = corrected(dates, "day", StorageType.DATE);
        assertThat(day.schema().column("day").format().datePattern()).hasValue("dd.MM.yyyy");
        assertThat(day.unreadable()).containsEntry("day", 1);
        LoadedTable flag = corrected(flags, "flag", StorageType.BOOLEAN);
        assertThat(column(flag, "flag")).containsExactly("1", "0", "1");
        assertThat(flag.schema().column("flag").format().booleanTexts()).containsExactly("1", "0");
    }

    @Test
    void manyValuesOfACorrectedColumnAreReadInTheFormatOfTheFirst() {
        StringBuilder csv = new StringBuilder("price,n\n");
        for (int i = 0; i < 60_000; i++) {
            csv.append(i % 1_000 == 999 ? "free" : "$" + i + ".50")
                    .append(",")
                    .append(i % 7)
                    .append('\n');
        }
        LoadedTable loaded = corrected(make.text(csv.toString()), "price", StorageType.DECIMAL);

        assertThat(loaded.unreadable()).containsEntry("price", 60);
        assertThat(column(loaded, "price").subList(0, 2)).containsExactly("$0.50", "$1.50");
        assertThat(column(loaded, "price").get(59_998)).isEqualTo("$59998.50");
    }

    @Test
    void decimalsMayBeReadAsIntegersOnlyWhereTheyAreWhole() {
        Path file =
                make.parquet("SELECT CASE WHEN range = 7 THEN 0.5 ELSE range END::DOUBLE AS x, 1 AS n FROM range(100)");
        LoadedTable loaded = corrected(file, "x", StorageType.INTEGER);

        assertThat(loaded.unreadable()).containsEntry("x", 1);
    }

    @Test
    void aColumnJudgedTooEarlyIsReadAgainAsText() {
        StringBuilder csv = new StringBuilder("code,n\n");
        for (int i = 0; i < 80_000; i++) {
            csv.append(i).append(",").append(i % 7).append('\n');
        }
        csv.append("A17,3\n");
        LoadedTable loaded = load(make.text(csv.toString()));

        assertThat(loaded.schema().column("code").type()).isEqualTo(StorageType.STRING);
        assertThat(loaded.table().rows()).isEqualTo(80_001);
        assertThat(column(loaded, "code").getLast()).isEqualTo("A17");
        assertThat(column(loaded, "code").get(79_999)).isEqualTo("79999");
    }

    @Test
    void aPreviewShowsTheFirstRowsAsTheyAre() {
        Path file = make.text("a,b\n007,\"x\ny\"\n,NA\n3,z\n");
        Preview preview = TableReader.preview(file, "t", 2, ReadLimits.DEFAULT);

        assertThat(preview.names()).containsExactly("a", "b");
        assertThat(preview.rows()).containsExactly(List.of("007", "x\ny"), List.of("", "NA"));
        assertThat(TableReader.preview(
                                make.parquet("SELECT range AS a, range AS b FROM range(9)"), "t", 2, ReadLimits.DEFAULT)
                        .rows())
                .containsExactly(List.of("0", "0"), List.of("1", "1"));
    }

    @Test
    void batchesHoldEveryRowOnce() {
        Path file = make.parquet("SELECT range AS n, 'w' || range % 3 AS w FROM range(10_000)");
        LoadedTable loaded = load(file);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        TableReader.batches(file, loaded.schema(), 3_000, ReadLimits.OWN_FILES, batch -> {
            sizes.add(batch.rows());
            rows.addAll(Texts.rows(batch, loaded.schema()));
        });

        assertThat(rows).isEqualTo(Texts.rows(loaded));
        assertThat(sizes).hasSizeBetween(3, 4);
    }
}
