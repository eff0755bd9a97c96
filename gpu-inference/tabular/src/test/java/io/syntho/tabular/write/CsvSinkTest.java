package io.syntho.tabular.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumberStyle;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.ValueFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkTest {

    @TempDir
    private Path directory;

    private Path csv(TableSchema schema, Table table) {
        Path file = directory.resolve("t.csv");
        TableWriter.csv(table, schema, file);
        return file;
    }

    @Test
    void valuesAreSpelledInTheirColumnsFormat() {
        NumberStyle money = new NumberStyle("$", "", ",", ".", 2);
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("count", StorageType.INTEGER, Meaning.CONTINUOUS),
                ColumnSchema.of("gap", StorageType.INTEGER, Meaning.CONTINUOUS)
                        .with(new ValueFormat(
                                0, Optional.empty(), List.of(), NumberStyle.PLAIN.withMinimumDecimals(1), List.of())),
                ColumnSchema.of("price", StorageType.DECIMAL, Meaning.CONTINUOUS)
                        .with(new ValueFormat(2, Optional.empty(), List.of(), money, List.of())),
                ColumnSchema.of("share", StorageType.DECIMAL, Meaning.CONTINUOUS)
                        .with(ValueFormat.ofDecimals(3)),
                ColumnSchema.of("day", StorageType.DATE, Meaning.DATETIME).with(ValueFormat.ofDate("dd-MMM-yy"))));
        Table table = new Table(List.of(
                new NumericColumn("count", new double[] {-5, Double.NaN}),
                new NumericColumn("gap", new double[] {3, 4}),
                new NumericColumn("price", new double[] {1234567.5, -0.125}),
                new NumericColumn("share", new double[] {0.12345, 7}),
                new NumericColumn("day", new double[] {0, Double.NaN})));

        assertThat(csv(schema, table)).hasContent("""
                count,gap,price,share,day
                -5,3.0,"$1,234,567.50",0.123,01-Jan-70
                ,4.0,-$0.13,7,
                """);
    }

    @Test
    void textThatASpreadsheetWouldRunIsMadeInert() {
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("=cmd|'/c calc'!A0", StorageType.STRING, Meaning.CATEGORICAL),
                ColumnSchema.of("n", StorageType.INTEGER, Meaning.CONTINUOUS)));
        Table table = new Table(List.of(
                new CodedColumn(
                        "=cmd|'/c calc'!A0",
                        new int[] {0, 1, 2, 3, 4, 5, 6},
                        List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "a=b")),
                new NumericColumn("n", new double[] {-1, -2, -3, -4, -5, -6, -7})));

        assertThat(csv(schema, table)).hasContent("""
                '=cmd|'/c calc'!A0,n
                '=1+1,-1
                '+1,-2
                '-1,-3
                '@x,-4
                '\tx,-5
                "'\rx",-6
                a=b,-7
                """);
    }

    @Test
    void separatorsQuotesAndLineBreaksAreQuoted() {
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("a,b", StorageType.STRING, Meaning.CATEGORICAL),
                ColumnSchema.of("c\"d", StorageType.STRING, Meaning.CATEGORICAL)));
        Table table = new Table(List.of(
                new CodedColumn("a,b", new int[] {0, -1}, List.of("x\ny")),
                new CodedColumn("c\"d", new int[] {0, 1}, List.of("say \"hi\"", "1,2"))));

        assertThat(csv(schema, table)).hasContent("""
                "a,b","c""d"
                "x
                y","say ""hi""\"
                ,"1,2"
                """);
    }

    @Test
    void theGapInASingleColumnIsNoBlankLine() {
        TableSchema schema = new TableSchema(List.of(ColumnSchema.of("a", StorageType.STRING, Meaning.CATEGORICAL)));
        Table table = new Table(List.of(new CodedColumn("a", new int[] {0, -1, 0}, List.of("x"))));

        assertThat(csv(schema, table)).hasContent("a\nx\n\"\"\nx\n");
    }
}
