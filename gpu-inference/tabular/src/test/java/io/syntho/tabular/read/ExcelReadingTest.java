package io.syntho.tabular.read;

import static io.syntho.tabular.read.Hostile.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.StorageType;
import io.syntho.tabular.read.TableException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ExcelReadingTest {

    @TempDir
    private Path directory;

    private Hostile make;

    @BeforeEach
    void prepare() {
        make = new Hostile(directory);
    }

    private Path workbook(Consumer<Worksheet> fill) {
        Path file = directory.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet("data"));
            workbook.newWorksheet("other").value(0, 0, "not read");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    private static LoadedTable load(Path file) {
        return TableReader.load(file, "book.xlsx", ReadLimits.DEFAULT);
    }

    @Test
    void cellsOfEveryKindAreRead() {
        Path file = workbook(sheet -> {
            for (int i = 0; i < 8; i++) {
                sheet.value(
                        0,
                        i,
                        List.of("id", "name", "price", "ok", "day", "at", "sum", "gap")
                                .get(i));
            }
            for (int row = 1; row <= 3; row++) {
                sheet.value(row, 0, row);
                sheet.value(row, 1, "n\u00e4me " + row);
                sheet.value(row, 2, row + 0.1 + 0.2);
                sheet.value(row, 3, row % 2 == 0);
                sheet.value(row, 4, LocalDate.of(2024, 2, 27).plusDays(row));
                sheet.style(row, 4).format("yyyy-mm-dd").set();
                sheet.value(row, 5, LocalDateTime.of(2024, 1, 1, 10, row, 0));
                sheet.style(row, 5).format("dd/mm/yyyy hh:mm").set();
                sheet.value(row, 6, row * 1000);
                sheet.style(row, 6).format("#,##0.00 [$€-407];[Red]-#,##0.00").set();
            }
            sheet.value(2, 7, "here");
        });

        LoadedTable loaded = load(file);

        assertThat(loaded.type()).isEqualTo(FileType.EXCEL);
        assertThat(Texts.rows(loaded))
                .containsExactly(
                        List.of("1", "näme 1", "1.3", "false", "2024-02-28", "2024-01-01 10:01:00", "1000", ""),
                        List.of("2", "näme 2", "2.3", "true", "2024-02-29", "2024-01-01 10:02:00", "2000", "here"),
                        List.of("3", "näme 3", "3.3", "false", "2024-03-01", "2024-01-01 10:03:00", "3000", ""));
        assertThat(loaded.schema().columns())
                .extracting(column -> column.type())
                .containsExactly(
                        StorageType.INTEGER,
                        StorageType.STRING,
                        StorageType.DECIMAL,
                        StorageType.BOOLEAN,
                        StorageType.DATE,
                        StorageType.DATETIME,
                        StorageType.INTEGER,
                        StorageType.STRING);
    }

    @Test
    void emptyRowsAroundAndWithinTheTableAreSkipped() {
        Path file = workbook(sheet -> {
            sheet.value(3, 0, "a");
            sheet.value(3, 1, "b");
            sheet.value(4, 0, 1);
            sheet.value(9, 1, 2);
            sheet.value(9, 0, 3);
        });

        assertThat(Texts.rows(load(file))).containsExactly(List.of("1", ""), List.of("3", "2"));
    }

    @Test
    void valuesBeyondTheHeaderAreRagged() {
        Path file = workbook(sheet -> {
            sheet.value(0, 0, "a");
            sheet.value(0, 1, "b");
            sheet.value(1, 0, 1);
            sheet.value(2, 4, "stray");
        });

        assertThat(reasonOf(file)).isEqualTo(Reason.TABLE_RAGGED);
    }

    @Test
    void anEmptySheetAndAHeaderAloneSaySo() {
        assertThat(reasonOf(workbook(sheet -> {}))).isEqualTo(Reason.FILE_EMPTY);
        assertThat(reasonOf(workbook(sheet -> {
                    sheet.value(0, 0, "a");
                    sheet.value(0, 1, "b");
                })))
                .isEqualTo(Reason.TABLE_WITHOUT_ROWS);
    }

    @Test
    void otherZipArchivesAreUnsupported() throws IOException {
        Path zip = directory.resolve("x.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("table.csv"));
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(reasonOf(zip)).isEqualTo(Reason.FILE_TYPE_UNSUPPORTED);
        assertThat(reasonOf(make.bytes(
                        Arrays.copyOf(Files.readAllBytes(workbook(sheet -> sheet.value(0, 0, "a"))), 300))))
                .isEqualTo(Reason.FILE_CORRUPT);
    }

    @Test
    void anEncryptedWorkbookSaysSo() {
        byte[] ole = new byte[4_096];
        byte[] magic = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, ole, 0, magic.length);
        byte[] entry = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(entry, 0, ole, 1_024, entry.length);

        assertThat(reasonOf(make.bytes(ole))).isEqualTo(Reason.FILE_ENCRYPTED);
    }

    @Test
    @Timeout(30)
    void aZipBombIsStoppedAtTheLimit() throws IOException {
        Path bomb = edited("xl/media/big.bin", new byte[30_000_000]);

        assertThat(Files.size(bomb)).isLessThan(100_000);
        assertThat(reasonOf(bomb, "t.xlsx", ReadLimits.DEFAULT.withMaxUnpackedBytes(20_000_000)))
                .isEqualTo(Reason.FILE_EXPANDS_TOO_MUCH);
    }

    @Test
    @Timeout(30)
    void aCellBeyondTheLastColumnCostsNoMemory() throws IOException {
        String sheet =
                "<worksheet><sheetData><row r=\"1\"><c r=\"%s\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>";

        assertThat(reasonOf(edited(
                        "xl/worksheets/sheet1.xml", sheet.formatted("ZZZZZZ1").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.FILE_CORRUPT);
        assertThat(reasonOf(edited(
                        "xl/worksheets/sheet1.xml",
                        sheet.formatted("&#90;ZZZZZ1").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.FILE_CORRUPT);
    }

    @Test
    void brokenXmlIsCorruptAndNothingOfItIsTold() throws IOException {
        Path broken = edited(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c t='zz'><v>secret</v>".getBytes(StandardCharsets.UTF_8));
        TableException failure = Hostile.failure(broken, "t.xlsx", ReadLimits.DEFAULT);

        assertThat(failure.reason()).isEqualTo(Reason.FILE_CORRUPT);
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    /** A small workbook in which one entry is replaced or added. */
    private Path edited(String name, byte[] content) throws IOException {
        Path source = workbook(sheet -> {
            sheet.value(0, 0, "a");
            sheet.value(0, 1, "b");
            sheet.value(1, 0, 1);
            sheet.value(2, 0, 2);
        });
        Path target = directory.resolve("edited.xlsx");
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                if (!entry.getName().equals(name)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return target;
    }
}
