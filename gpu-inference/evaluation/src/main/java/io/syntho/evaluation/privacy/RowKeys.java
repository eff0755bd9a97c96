package io.syntho.evaluation.privacy;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntToLongFunction;

/**
 * 64-bit keys of rows and values: equal as the table spells them, equal key. A collision of unequal rows has a chance of about 10⁻⁷ among a
 * million rows, and could only make a table look worse.
 */
final class RowKeys {

    private static final long MISSING = 0x6A09E667F3BCC909L;

    /** Rows between two calls of a progress. */
    private static final int STEP = 1 << 16;

    private RowKeys() {}

    /** One key a row, over the columns of {@code schemas}. {@code spelling} knows how finely each column is written; {@code progress} may throw to end the work. */
    static long[] rows(Table table, List<ColumnSchema> schemas, Spelling spelling, DoubleConsumer progress) {
        IntToLongFunction key = keys(table, schemas, spelling);
        long[] keys = new long[table.rows()];
        for (int row = 0; row < keys.length; row++) {
            if (row % STEP == 0) {
                progress.accept((double) row / keys.length);
            }
            keys[row] = key.applyAsLong(row);
        }
        return keys;
    }

    /** The key of a row over the columns of {@code schemas}, without an array of them. */
    static IntToLongFunction keys(Table table, List<ColumnSchema> schemas, Spelling spelling) {
        IntToLongFunction[] values = schemas.stream()
                .map(schema -> keys(table.column(schema.name()), spelling.unit(schema.name())))
                .toArray(IntToLongFunction[]::new);
        return row -> {
            long key = 0;
            for (IntToLongFunction value : values) {
                key = mix(key * 31 + value.applyAsLong(row));
            }
            return key;
        };
    }

    /** The key of a row's value, without an array of them; missing ones have one of their own. {@code unit} is the finest step in which numbers are written. */
    static IntToLongFunction keys(Column column, double unit) {
        return switch (column) {
            case NumericColumn numeric -> {
                double[] values = numeric.values();
                yield row -> Double.isNaN(values[row]) ? MISSING : number(values[row], unit);
            }
            case CodedColumn coded -> {
                int[] codes = coded.codes();
                long[] ofCode =
                        coded.dictionary().stream().mapToLong(RowKeys::text).toArray();
                yield row -> codes[row] == CodedColumn.MISSING ? MISSING : ofCode[codes[row]];
            }
        };
    }

    private static long number(double value, double unit) {
        // Adding 0.0 turns -0.0 into 0.0.
        return mix(Double.doubleToLongBits((unit > 0 ? Math.rint(value / unit) : value) + 0.0));
    }

    private static long text(String value) {
        long key = value.length();
        for (int i = 0; i < value.length(); i++) {
            key = mix(key * 31 + value.charAt(i));
        }
        return key;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014). */
    static long mix(long key) {
        long mixed = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
