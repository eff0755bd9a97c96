package io.syntho.acceptance;

import io.syntho.v1.Meaning;
import io.syntho.v1.StorageType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Small tables of every format and kind, made anew for each test, with what is to be detected of each of their columns. */
final class SampleTables {

    /** Rows of every table. */
    static final int ROWS = 400;

    private static final List<Expected> PEOPLE = List.of(
            new Expected("age", StorageType.STORAGE_TYPE_INTEGER, Meaning.MEANING_CONTINUOUS),
            new Expected("income", StorageType.STORAGE_TYPE_INTEGER, Meaning.MEANING_CONTINUOUS),
            new Expected("city", StorageType.STORAGE_TYPE_STRING, Meaning.MEANING_CATEGORICAL),
            new Expected("joined", StorageType.STORAGE_TYPE_DATE, Meaning.MEANING_DATETIME),
            new Expected("member", StorageType.STORAGE_TYPE_BOOLEAN, Meaning.MEANING_CATEGORICAL));

    private static final String[] WORDS = ("the patient slept well and asked twice whether we could move her bed nearer"
                    + " to a window since mornings are too dark for reading")
            .split(" ");

    private SampleTables() {}

    /** A column by its name, and what is to be detected of it. */
    record Expected(String name, StorageType type, Meaning meaning) {}

    /** A file, and its columns in their order. */
    record Sample(Path file, List<Expected> columns) {}

    static Sample jsonArray(Path folder) {
        return people(folder, "people.json", "(format json, array true)");
    }

    static Sample jsonLines(Path folder) {
        return people(folder, "people.jsonl", "(format json)");
    }

    static Sample parquet(Path folder) {
        return people(folder, "people.parquet", "(format parquet)");
    }

    private static Sample people(Path folder, String name, String format) {
        Path file = folder.resolve(name);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute(
                    "copy (from read_csv('%s')) to '%s' %s".formatted(Samples.people(folder, ROWS), file, format));
            return new Sample(file, PEOPLE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Sample excel(Path folder) {
        Path file = folder.resolve("people.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "sample", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("people");
            List<String> lines = Files.readAllLines(Samples.people(folder, ROWS));
            for (int row = 0; row < lines.size(); row++) {
                String[] cells = lines.get(row).split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    fill(sheet, row, column, cells[column]);
                }
            }
            return new Sample(file, PEOPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell of the type that a person would give it. */
    private static void fill(Worksheet sheet, int row, int column, String text) {
        if (row == 0 || column == 2) {
            sheet.value(row, column, text);
        } else if (column == 3) {
            sheet.value(row, column, LocalDate.parse(text));
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (column == 4) {
            sheet.value(row, column, Boolean.valueOf(text));
        } else if (!text.isEmpty()) {
            sheet.value(row, column, Integer.valueOf(text));
        }
    }

    static Sample allCategorical(Path folder) {
        List<String> names = List.of("color", "size", "grade", "region", "channel");
        Random random = new Random(1);
        List<Expected> columns = names.stream()
                .map(name -> new Expected(name, StorageType.STORAGE_TYPE_STRING, Meaning.MEANING_CATEGORICAL))
                .toList();
        return csv(
                folder.resolve("categories.csv"),
                columns,
                row -> names.stream()
                        .map(name -> name + " " + (char) ('a' + random.nextInt(2 + name.length() % 4)))
                        .collect(Collectors.joining(",")));
    }

    static Sample freeText(Path folder) {
        Random random = new Random(2);
        return csv(
                folder.resolve("notes.csv"),
                List.of(
                        new Expected("note", StorageType.STORAGE_TYPE_STRING, Meaning.MEANING_FREE_TEXT),
                        new Expected("ward", StorageType.STORAGE_TYPE_STRING, Meaning.MEANING_CATEGORICAL),
                        new Expected("days", StorageType.STORAGE_TYPE_DECIMAL, Meaning.MEANING_CONTINUOUS)),
                row -> sentence(random) + ",ward " + random.nextInt(4) + "," + random.nextInt(300) / 10.0);
    }

    private static String sentence(Random random) {
        return IntStream.range(0, 8 + random.nextInt(12))
                .mapToObj(word -> WORDS[random.nextInt(WORDS.length)])
                .collect(Collectors.joining(" ", "", "."));
    }

    static Sample wide(Path folder) {
        Random random = new Random(3);
        List<Expected> columns = IntStream.range(0, 300)
                .mapToObj(i -> switch (i % 3) {
                    case 0 -> new Expected("amount_" + i, StorageType.STORAGE_TYPE_DECIMAL, Meaning.MEANING_CONTINUOUS);
                    case 1 -> new Expected("count_" + i, StorageType.STORAGE_TYPE_INTEGER, Meaning.MEANING_CONTINUOUS);
                    default -> new Expected("kind_" + i, StorageType.STORAGE_TYPE_STRING, Meaning.MEANING_CATEGORICAL);
                })
                .toList();
        return csv(
                folder.resolve("wide.csv"),
                columns,
                row -> IntStream.range(0, columns.size())
                        .mapToObj(i -> switch (i % 3) {
                            case 0 -> Double.toString(Math.round(random.nextGaussian() * 1000) / 100.0);
                            case 1 -> Integer.toString(random.nextInt(500));
                            default -> "kind " + random.nextInt(4);
                        })
                        .collect(Collectors.joining(",")));
    }

    static Sample datesAndMissing(Path folder) {
        Random random = new Random(4);
        return csv(
                folder.resolve("dates.csv"),
                List.of(
                        new Expected("admitted", StorageType.STORAGE_TYPE_DATE, Meaning.MEANING_DATETIME),
                        new Expected("seen", StorageType.STORAGE_TYPE_DATETIME, Meaning.MEANING_DATETIME),
                        new Expected("born", StorageType.STORAGE_TYPE_DATE, Meaning.MEANING_DATETIME),
                        new Expected("dose", StorageType.STORAGE_TYPE_DECIMAL, Meaning.MEANING_CONTINUOUS)),
                row -> {
                    LocalDate admitted = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(1500));
                    LocalDate born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(25_000));
                    return String.join(
                            ",",
                            orNothing(random, admitted.toString()),
                            orNothing(
                                    random,
                                    "%sT%02d:%02d:00".formatted(admitted, random.nextInt(24), random.nextInt(60))),
                            orNothing(
                                    random,
                                    "%02d/%02d/%d"
                                            .formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear())),
                            orNothing(random, Double.toString(random.nextInt(1000) / 4.0)));
                });
    }

    private static String orNothing(Random random, String value) {
        return random.nextInt(4) == 0 ? "" : value;
    }

    /** Semicolons, commas in numbers, dots in dates and ISO 8859-1, as a German spreadsheet saves it. */
    static Sample german(Path folder) {
        Random random = new Random(5);
        List<String> cities = List.of("Köln", "München", "Gießen", "Fürth");
        List<String> lines = new ArrayList<>(List.of("Straße;Größe;Umsatz;Datum"));
        for (int row = 0; row < ROWS; row++) {
            lines.add("%s;%d,%02d;%d.%03d,%02d;%02d.%02d.%d"
                    .formatted(
                            cities.get(random.nextInt(cities.size())),
                            1 + random.nextInt(2),
                            random.nextInt(100),
                            1 + random.nextInt(9),
                            random.nextInt(1000),
                            random.nextInt(100),
                            1 + random.nextInt(28),
                            1 + random.nextInt(12),
                            2000 + random.nextInt(20)));
        }
        Path file = folder.resolve("umsatz.csv");
        try {
            Files.write(file, lines, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sample(
                file,
                List.of(
                        new Expected("Straße", StorageType.STORAGE_TYPE_STRING, Meaning.MEANING_CATEGORICAL),
                        new Expected("Größe", StorageType.STORAGE_TYPE_DECIMAL, Meaning.MEANING_CONTINUOUS),
                        new Expected("Umsatz", StorageType.STORAGE_TYPE_DECIMAL, Meaning.MEANING_CONTINUOUS),
                        new Expected("Datum", StorageType.STORAGE_TYPE_DATE, Meaning.MEANING_DATETIME)));
    }

    private static Sample csv(Path file, List<Expected> columns, IntFunction<String> row) {
        String header = columns.stream().map(Expected::name).collect(Collectors.joining(","));
        String rows = IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
        return new Sample(Samples.write(file, header + "\n" + rows), columns);
    }
}
