package io.syntho.server.compliance;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.tabular.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The eighteen identifiers of HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i), in the real table.
 *
 * @param items one entry a letter, A to R
 */
public record HipaaChecklist(List<Item> items) {

    /** Keeps the list unmodifiable. */
    public HipaaChecklist {
        items = List.copyOf(items);
    }

    /** Whether an identifier stands in the real table. */
    public enum Status {
        /** At least one column holds it. */
        DETECTED,
        /** The scan looked for it and found none. */
        NOT_DETECTED,
        /** The values of a table can not tell. */
        NOT_ASSESSABLE
    }

    /**
     * One identifier.
     *
     * @param identifier which one
     * @param status whether it is there
     * @param columns the columns that hold it, or may hold it where that is not assessable
     */
    public record Item(HipaaIdentifier identifier, Status status, List<ColumnFacts> columns) {

        /** Keeps the list unmodifiable. */
        public Item {
            columns = List.copyOf(columns);
        }

        /** Those of the columns whose distribution was learned. */
        public List<ColumnFacts> learned() {
            return columns.stream()
                    .filter(column -> column.treatment().learned())
                    .toList();
        }
    }

    /**
     * Fills the list.
     *
     * @param columns of the real table
     * @param notAssessable identifiers that values can not rule out
     */
    public static HipaaChecklist of(List<ColumnFacts> columns, Set<HipaaIdentifier> notAssessable) {
        return new HipaaChecklist(Arrays.stream(HipaaIdentifier.values())
                .map(identifier -> item(identifier, columns, notAssessable.contains(identifier)))
                .toList());
    }

    private static Item item(HipaaIdentifier identifier, List<ColumnFacts> columns, boolean notAssessable) {
        List<ColumnFacts> holding = new ArrayList<>();
        List<ColumnFacts> perhaps = new ArrayList<>();
        for (ColumnFacts column : columns) {
            if (column.hipaa().filter(identifier::equals).isPresent()
                    || identifier == HipaaIdentifier.R && otherCode(column)) {
                holding.add(column);
            } else if (identifier == HipaaIdentifier.C && otherDate(column)) {
                perhaps.add(column);
            }
        }
        if (!holding.isEmpty()) {
            holding.addAll(perhaps);
            return new Item(identifier, Status.DETECTED, holding);
        }
        return new Item(
                identifier, notAssessable || !perhaps.isEmpty() ? Status.NOT_ASSESSABLE : Status.NOT_DETECTED, perhaps);
    }

    /** A value made to tell rows apart is a unique code, whatever it is called. */
    private static boolean otherCode(ColumnFacts column) {
        return column.meaning() == Meaning.IDENTIFIER && column.hipaa().isEmpty();
    }

    /** Whether a date is "directly related to an individual", as the rule says, values do not tell. */
    private static boolean otherDate(ColumnFacts column) {
        return column.type().temporal() && column.hipaa().isEmpty();
    }
}
