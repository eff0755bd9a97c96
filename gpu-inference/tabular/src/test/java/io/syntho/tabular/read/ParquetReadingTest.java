package io.syntho.tabular.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetReadingTest {

    @TempDir
    private Path directory;

    private Hostile make;

    @BeforeEach
    void prepare() {
        make = new Hostile(directory);
    }

    private static LoadedTable load(Path file) {
        return TableReader.load(file, "table.parquet", ReadLimits.DEFAULT);
    }

    private static StorageType type(LoadedTable loaded, String column) {
        return loaded.schema().column(column).type();
    }

    @Test
    void everyTypeOfValueIsRead() {
        LoadedTable loaded = load(make.parquet("""
                SELECT CAST(range AS TINYINT) AS tiny, CAST(range AS UINTEGER) AS unsigned, range * 10 AS whole,
                  CAST(range * 0.5 AS DOUBLE) AS half, CAST(0.1 AS FLOAT) + 0 * CAST(range AS FLOAT) AS single,
                  CAST(range AS DECIMAL(10, 2)) / 4 AS money, range % 2 = 0 AS ok, DATE '2024-02-29' + CAST(range AS INTEGER) AS day,
                  TIMESTAMP '2024-02-29 12:34:56.789' + INTERVAL (range) HOUR AS at,
                  TIMESTAMPTZ '2024-02-29 12:00:00+00' AS zoned, TIME '12:34:56' AS clock,
                  'w' || range % 2 AS word, [range, 1] AS list, {'x': range} AS struct, CAST(18446744073709551600 + range AS UBIGINT) AS huge,
                  uuid() AS id, CASE WHEN range > 0 THEN range END AS gap, NULL AS nothing
                FROM range(3)"""));

        assertThat(Texts.rows(loaded).get(1).subList(0, 15))
                .containsExactly(
                        "1",
                        "1",
                        "10",
                        "0.5",
                        "0.1",
                        "0.25",
                        "false",
                        "2024-03-01",
                        "2024-02-29 13:34:56.789",
                        "2024-02-29 12:00:00",
                        "12:34:56",
                        "w1",
                        "[1, 1]",
                        "{'x': 1}",
                        "18446744073709551601");
        assertThat(type(loaded, "half")).isEqualTo(StorageType.DECIMAL);
        assertThat(type(loaded, "ok")).isEqualTo(StorageType.BOOLEAN);
        assertThat(type(loaded, "day")).isEqualTo(StorageType.DATE);
        assertThat(type(loaded, "at")).isEqualTo(StorageType.DATETIME);
        assertThat(type(loaded, "huge")).as("beyond what a double holds").isEqualTo(StorageType.STRING);
        assertThat(loaded.table().column("gap").missingCount()).isEqualTo(1);
        assertThat(loaded.table().column("nothing").missingCount()).isEqualTo(3);
    }

    @Test
    void wholeNumbersStoredAsFloatingPointAreIntegers() {
        LoadedTable loaded = load(
                make.parquet("SELECT CASE WHEN range > 2 THEN CAST(range AS DOUBLE) END AS n, 'x' AS y FROM range(9)"));

        assertThat(type(loaded, "n")).isEqualTo(StorageType.INTEGER);
        assertThat(Texts.rows(loaded).get(8).getFirst()).isEqualTo("8");
    }

    @Test
    void notANumberAndInfinityAreMissing() {
        LoadedTable loaded = load(
                make.parquet(
                        "SELECT unnest([1.5, 'NaN'::DOUBLE, 'Infinity'::DOUBLE, 2.5]) AS x, unnest([DATE '2024-01-01', 'infinity'::DATE, NULL, DATE '2024-01-02']) AS d"));

        assertThat(((NumericColumn) loaded.table().column("x")).values())
                .containsExactly(1.5, Double.NaN, Double.NaN, 2.5);
        assertThat(loaded.table().column("d").missingCount()).isEqualTo(2);
    }

    @Test
    void idsBeyondTwoToTheFiftyThreeKeepEveryDigit() {
        LoadedTable loaded = load(make.parquet("SELECT 9007199254740993 + range AS id, range AS n FROM range(100)"));

        assertThat(type(loaded, "id")).isEqualTo(StorageType.STRING);
        assertThat(Texts.rows(loaded).getFirst().getFirst()).isEqualTo("9007199254740993");
    }

    @Test
    void aFileNameThatIsAPatternReadsThatFileAlone() throws Exception {
        Path odd = directory.resolve("a[12]*?'; x.parquet");
        Files.copy(make.parquet("SELECT range AS a, range AS b FROM range(3)"), odd);
        Files.copy(make.parquet("SELECT range AS a, range AS b FROM range(5)"), directory.resolve("a1.parquet"));

        assertThat(load(odd).table().rows()).isEqualTo(3);
    }

    @Test
    void datesWithoutValuesKeepTheirType() {
        LoadedTable loaded = load(make.parquet("SELECT CAST(NULL AS DATE) AS d, range AS n FROM range(3)"));

        assertThat(loaded.schema().columns())
                .extracting(ColumnSchema::type)
                .isEqualTo(List.of(StorageType.DATE, StorageType.INTEGER));
    }
}
