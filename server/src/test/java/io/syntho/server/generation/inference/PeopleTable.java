package io.syntho.server.generation.inference;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.List;
import java.util.Random;

/** People that nobody is: numbers, categories, days, gaps. */
final class PeopleTable {

    static final TableSchema SCHEMA = new TableSchema(List.of(
            ColumnSchema.of("age", StorageType.INTEGER, Meaning.CONTINUOUS),
            ColumnSchema.of("pay", StorageType.DECIMAL, Meaning.CONTINUOUS),
            ColumnSchema.of("town", StorageType.STRING, Meaning.CATEGORICAL),
            ColumnSchema.of("since", StorageType.DATE, Meaning.DATETIME)));

    private static final double DAY_MICROS = 86_400e6;

    private PeopleTable() {}

    static Table of(int rows) {
        Random random = new Random(11);
        double[] age = new double[rows];
        double[] pay = new double[rows];
        int[] town = new int[rows];
        double[] since = new double[rows];
        for (int row = 0; row < rows; row++) {
            age[row] = 18 + random.nextInt(60);
            pay[row] = random.nextInt(10) == 0 ? Double.NaN : Math.round(100 * (900 + 40 * age[row])) / 100.0;
            town[row] = random.nextInt(20) == 0 ? CodedColumn.MISSING : (int) (age[row] / 20);
            since[row] = DAY_MICROS * (15_000 + random.nextInt(4_000));
        }
        return new Table(List.of(
                new NumericColumn("age", age),
                new NumericColumn("pay", pay),
                new CodedColumn("town", town, List.of("Aarau", "Bern", "Chur", "Davos", "Zürich")),
                new NumericColumn("since", since)));
    }
}
