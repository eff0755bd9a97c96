package io.syntho.evaluation.privacy;

import io.syntho.evaluation.pii.QuasiIdentifiers;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToLongFunction;

/** Counts {@link ClassSizes}: exact, over all rows, without chance. */
final class ClassCounter {

    /** Most cells of secrets that are looked at: a few seconds. Secrets beyond it, the last in the table, are left out and not listed. */
    private static final long CELLS = 30_000_000;

    private ClassCounter() {}

    /** The classes of a case; empty when no learned column is a quasi-identifier. */
    static Optional<ClassSizes> of(PrivacyProbe.Case given) {
        List<ColumnSchema> named = secrets(given);
        List<ColumnSchema> quasi = QuasiIdentifiers.among(given.learned()).stream()
                .filter(column -> !named.contains(column))
                .toList();
        if (quasi.isEmpty()) {
            return Optional.empty();
        }
        boolean all = named.isEmpty() && given.sensitive().isEmpty();
        List<ColumnSchema> asked = (all ? given.learned() : named)
                .stream()
                        .filter(column -> !quasi.contains(column) && varies(given, column))
                        .limit(Math.max(1, CELLS / Math.max(1, rows(given))))
                        .toList();
        return Optional.of(new ClassSizes(
                names(quasi),
                names(asked),
                classes(given, given.tables().synthetic(), quasi, asked, part -> part / 2),
                classes(given, given.tables().train(), quasi, asked, part -> 0.5 + part / 2)));
    }

    /** What was named, else what the law calls special; where there is neither, every column that is no quasi-identifier may be a secret. */
    private static List<ColumnSchema> secrets(PrivacyProbe.Case given) {
        Set<String> named = given.sensitive();
        return given.learned().stream()
                .filter(column -> named.isEmpty()
                        ? column.pii().filter(PiiKind.SPECIAL_CATEGORY::equals).isPresent()
                        : named.contains(column.name()))
                .toList();
    }

    private static boolean varies(PrivacyProbe.Case given, ColumnSchema column) {
        return GowerSpace.varies(given.tables().train().column(column.name()));
    }

    private static ClassSizes.Classes classes(
            PrivacyProbe.Case given,
            Table table,
            List<ColumnSchema> quasi,
            List<ColumnSchema> secrets,
            DoubleUnaryOperator place) {
        DoubleConsumer progress = part -> given.progress().accept(place.applyAsDouble(part));
        RowGroups groups = groups(RowKeys.keys(table, quasi, given.spelling()), table.rows());
        progress.accept(0.5);
        int smallest = Integer.MAX_VALUE;
        long small = 0;
        for (int group = 0; group < groups.count(); group++) {
            smallest = Math.min(smallest, groups.size(group));
            small += groups.size(group) < ClassSizes.SMALL ? groups.size(group) : 0;
        }
        int distinct = Integer.MAX_VALUE;
        double closeness = 0;
        for (int looked = 0; looked < secrets.size(); looked++) {
            progress.accept(0.5 + 0.5 * looked / secrets.size());
            ColumnSchema secret = secrets.get(looked);
            ClassSecret found = ClassSecret.of(
                    Ranks.of(
                            table.column(secret.name()),
                            secret.meaning(),
                            given.spelling().unit(secret.name())),
                    groups);
            distinct = Math.min(distinct, found.distinct());
            closeness = Math.max(closeness, found.closeness());
        }
        return new ClassSizes.Classes(
                smallest,
                (double) small / table.rows(),
                secrets.isEmpty() ? OptionalInt.empty() : OptionalInt.of(distinct),
                secrets.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(closeness));
    }

    private static RowGroups groups(IntToLongFunction key, int rows) {
        KeyIndex index = new KeyIndex();
        int[] classOf = new int[rows];
        for (int row = 0; row < rows; row++) {
            classOf[row] = index.add(key.applyAsLong(row));
        }
        return RowGroups.of(classOf, index.size());
    }

    private static int rows(PrivacyProbe.Case given) {
        return given.tables().synthetic().rows() + given.tables().train().rows();
    }

    private static List<String> names(List<ColumnSchema> columns) {
        return columns.stream().map(ColumnSchema::name).toList();
    }
}
