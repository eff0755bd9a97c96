package io.syntho.evaluation.pii;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.PiiKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Columns that point to a person only together: where, how old, and by their header what people know of each other, such as sex, nationality and
 * occupation (Sweeney, Simple Demographics Often Identify People Uniquely, 2000).
 */
public final class QuasiIdentifiers {

    private static final Set<PiiKind> KINDS =
            EnumSet.of(PiiKind.AGE, PiiKind.CITY, PiiKind.POSTAL_CODE, PiiKind.COORDINATES, PiiKind.DATE_OF_BIRTH);

    private static final List<List<String>> PHRASES = WordList.phrases("quasi-identifier-words.txt");

    private QuasiIdentifiers() {}

    /** Those of {@code columns}, whose personal data are marked, in their order. Columns that alone point to a person are none of them. */
    public static List<ColumnSchema> among(List<ColumnSchema> columns) {
        return columns.stream().filter(QuasiIdentifiers::is).toList();
    }

    private static boolean is(ColumnSchema column) {
        if (column.pii().isPresent()) {
            PiiKind kind = column.pii().orElseThrow();
            return KINDS.contains(kind) || (!kind.direct() && says(column.name()));
        }
        return says(column.name());
    }

    private static boolean says(String name) {
        Header header = Header.of(name);
        return PHRASES.stream().anyMatch(header::says);
    }
}
