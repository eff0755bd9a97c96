package io.syntho.synthesis.constraint;

import io.syntho.synthesis.constraint.Constraint.Unique;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which rows went by, so that none comes twice. Rows are known by 64 bits of their values: two that differ are never taken for new if they are alike,
 * and are taken for alike once in 10¹⁹ pairs, which costs a row. Takes 8 to 32 bytes a row and constraint. Used by one thread.
 */
final class SeenRows {

    private final List<Unique> rules;
    private final List<HashTable> seen = new ArrayList<>();

    /** Nothing went by yet. */
    SeenRows(List<Unique> rules) {
        this.rules = List.copyOf(rules);
        rules.forEach(rule -> seen.add(new HashTable()));
    }

    /** Answers for each row of {@code table}, asked in order and once, whether it is new for all rules; it then is no longer. */
    IntPredicate firstOf(Table table) {
        List<long[]> hashes = rules.stream().map(rule -> hashes(rule, table)).toList();
        return row -> {
            for (int i = 0; i < hashes.size(); i++) {
                long hash = hashes.get(i)[row];
                if (hash != 0 && seen.get(i).contains(hash)) {
                    return false;
                }
            }
            for (int i = 0; i < hashes.size(); i++) {
                long hash = hashes.get(i)[row];
                if (hash != 0) {
                    seen.get(i).add(hash);
                }
            }
            return true;
        };
    }

    /** 0 where a value is missing: such rows do not count. */
    private static long[] hashes(Unique rule, Table table) {
        long[] hashes = new long[table.rows()];
        boolean[] missing = new boolean[table.rows()];
        for (String name : rule.columns()) {
            Column column = table.column(name);
            long[] words = column instanceof CodedColumn coded ? words(coded) : new long[0];
            for (int row = 0; row < hashes.length; row++) {
                missing[row] |= column.isMissing(row);
                long value = switch (column) {
                    case NumericColumn numbers -> Double.doubleToLongBits(numbers.values()[row] + 0.0);
                    case CodedColumn coded -> missing[row] ? 0 : words[coded.codes()[row]];
                };
                hashes[row] = RowRandom.mix(hashes[row] * 31 + RowRandom.mix(value + 1));
            }
        }
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = missing[row] ? 0 : hashes[row] == 0 ? 1 : hashes[row];
        }
        return hashes;
    }

    private static long[] words(CodedColumn column) {
        return column.dictionary().stream()
                .mapToLong(word -> {
                    long hash = word.length();
                    for (int i = 0; i < word.length(); i++) {
                        hash = RowRandom.mix(hash + word.charAt(i));
                    }
                    return hash;
                })
                .toArray();
    }

    /** Open addressing; 0 is an empty place. */
    private static final class HashTable {
        private static final int LEAST = 1 << 10;
        private static final int MOST = 1 << 28;

        private long[] places = new long[LEAST];
        private int size;

        boolean contains(long hash) {
            return places[find(hash)] == hash;
        }

        void add(long hash) {
            int at = find(hash);
            if (places[at] == 0) {
                places[at] = hash;
                size++;
                if (size > places.length / 2 && places.length < MOST) {
                    grow();
                }
            }
        }

        private int find(long hash) {
            int at = (int) (hash & (places.length - 1));
            while (places[at] != 0 && places[at] != hash) {
                at = (at + 1) & (places.length - 1);
            }
            return at;
        }

        private void grow() {
            long[] old = places;
            places = new long[old.length * 2];
            for (long hash : old) {
                if (hash != 0) {
                    places[find(hash)] = hash;
                }
            }
        }
    }
}
