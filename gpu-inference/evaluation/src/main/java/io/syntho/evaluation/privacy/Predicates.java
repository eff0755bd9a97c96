package io.syntho.evaluation.privacy;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Makes predicates that are true for exactly one synthetic row: what an attacker hopes is true for exactly one real person too (Giomi et al.,
 * A Unified Framework for Quantifying Privacy Risk in Synthetic Data, PoPETs 2023, section 5.1).
 */
final class Predicates {

    /** Most columns in a predicate to begin with; more are added until it holds for one row only. */
    private static final int MOST_COLUMNS = 6;

    /** A predicate that more tries than this do not find is not there. */
    private static final int TRIES_EACH = 4;

    /** After so many tries in a row that find nothing new there is hardly more to find. */
    private static final int FRUITLESS = 250;

    private final Table synthetic;
    private final List<ColumnSchema> schemas;
    private final List<AttackColumn> columns = new ArrayList<>();
    private final RowFilter filter;
    private final LoneRows loneRows;
    private final Spelling spelling;
    private final SplittableRandom random;

    Predicates(PrivacyProbe.Case given) {
        synthetic = given.tables().synthetic();
        schemas = given.learned();
        spelling = given.spelling();
        random = new SplittableRandom(given.seed() + 11);
        filter = new RowFilter(synthetic, schemas);
        loneRows = new LoneRows(synthetic.rows());
        for (ColumnSchema schema : schemas) {
            columns.add(new AttackColumn(
                    columns.size(),
                    synthetic.column(schema.name()),
                    schema,
                    spelling.unit(schema.name()),
                    given.seed()));
        }
    }

    /** At most {@code most} over one column each, taken from the columns in turn so that no column crowds out another. */
    List<List<Condition>> univariate(int most) {
        List<List<Condition>> queues = columns.stream().map(this::ofColumn).toList();
        List<List<Condition>> predicates = new ArrayList<>();
        for (int turn = 0; predicates.size() < most; turn++) {
            int before = predicates.size();
            for (List<Condition> queue : queues) {
                if (turn < queue.size() && predicates.size() < most) {
                    predicates.add(List.of(queue.get(turn)));
                }
            }
            if (predicates.size() == before) {
                break;
            }
        }
        return predicates;
    }

    /** Least and greatest value first, where one row has it; then values that one row has, in random order. */
    private List<Condition> ofColumn(AttackColumn column) {
        List<Condition> conditions = new ArrayList<>();
        if (column.ordered() && column.low() <= column.high()) {
            conditions.add(column.atMost(column.low()));
            conditions.add(column.atLeast(column.high()));
        }
        conditions.removeIf(condition -> !singlesOut(condition));
        IntToLongFunction key = RowKeys.keys(synthetic.column(column.name()), spelling.unit(column.name()));
        Arrays.stream(loneRows.draw(key, SinglingOut.BUDGET, random))
                .mapToObj(column::same)
                .forEach(conditions::add);
        return conditions;
    }

    private boolean singlesOut(Condition condition) {
        return filter.count(List.of(condition), 2) == 1;
    }

    /** At most {@code most} over several columns, made from rows drawn at random among those that no other row equals. */
    List<List<Condition>> multivariate(int most) {
        int[] unique = loneRows.draw(RowKeys.keys(synthetic, schemas, spelling), TRIES_EACH * most, random);
        Set<Set<Condition>> known = new HashSet<>();
        List<List<Condition>> predicates = new ArrayList<>();
        if (unique.length == 0 || columns.size() < 2) {
            return predicates;
        }
        int fruitless = 0;
        for (int tried = 0; tried < TRIES_EACH * most && predicates.size() < most && fruitless < FRUITLESS; tried++) {
            fruitless++;
            Optional<List<Condition>> found = grown(unique[random.nextInt(unique.length)]);
            if (found.isPresent() && known.add(Set.copyOf(found.get()))) {
                predicates.add(found.get());
                fruitless = 0;
            }
        }
        return predicates;
    }

    private Optional<List<Condition>> grown(int row) {
        int[] order = IntStream.range(0, columns.size()).toArray();
        shuffle(order);
        int least = random.nextInt(2, Math.min(MOST_COLUMNS, columns.size()) + 1);
        Iterator<Condition> telling = Arrays.stream(order)
                .mapToObj(column -> columns.get(column).telling(row))
                .iterator();
        List<Condition> predicate = new ArrayList<>();
        while (predicate.size() < least) {
            predicate.add(telling.next());
        }
        selectiveFirst(predicate);
        boolean alone = filter.singleOut(row, predicate, telling);
        selectiveFirst(predicate);
        return alone ? Optional.of(predicate) : Optional.empty();
    }

    /** Values before bounds: fewer rows are left to ask. */
    private static void selectiveFirst(List<Condition> predicate) {
        predicate.sort((one, other) -> Boolean.compare(halfOpen(one), halfOpen(other)));
    }

    private static boolean halfOpen(Condition condition) {
        return condition instanceof Condition.Within within && Double.isInfinite(within.high() - within.low());
    }

    /** One guess for each of {@code predicates}, over as many columns, by one who has not looked at any row as a whole. */
    List<List<Condition>> guesses(List<List<Condition>> predicates) {
        List<List<Condition>> guesses = new ArrayList<>();
        int[] order = IntStream.range(0, columns.size()).toArray();
        for (List<Condition> predicate : predicates) {
            shuffle(order);
            guesses.add(Arrays.stream(order)
                    .limit(predicate.size())
                    .mapToObj(column -> columns.get(column).guessed(random))
                    .toList());
        }
        return guesses;
    }

    /** The columns' names. */
    List<String> names() {
        return columns.stream().map(AttackColumn::name).toList();
    }

    private void shuffle(int[] rows) {
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int row = rows[last];
            rows[last] = rows[other];
            rows[other] = row;
        }
    }
}
