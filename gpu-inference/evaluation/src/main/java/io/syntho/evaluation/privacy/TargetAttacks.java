package io.syntho.evaluation.privacy;

import io.syntho.evaluation.run.Sampling;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The attacks on single persons: linkability, inference and membership. Targets are training rows, and hold-out rows as the control; one scan of the
 * synthetic table a target serves all three.
 *
 * <p>Budgets: {@link #TARGETS} of each kind, whose intervals are ± .02 wide where half of the attacks succeed; fewer, but {@link #LEAST_TARGETS}, for tables
 * on which that would take longer than {@link #WORK} allows, and ± .045 wide. Beyond {@link #CELLS} the synthetic table is a sample of its rows.
 */
final class TargetAttacks implements PrivacyProbe {

    private static final int TARGETS = 2_000;
    private static final int LEAST_TARGETS = 500;

    /** Most cells of the synthetic table: 48 MB. */
    private static final long CELLS = 12_000_000;

    /** Most rows of the hold-out that stand for the population. */
    private static final int POPULATION = 20_000;

    /** Most hold-out rows for which is asked how well the training rows themselves would tell them from members. */
    private static final int OWNER_TARGETS = 500;

    /** Most comparisons of cells: a few seconds. */
    private static final double WORK = 1e10;

    @Override
    public Findings probe(Case given) {
        int width = given.learned().size();
        if (width == 0) {
            return Findings.of(List.of());
        }
        GowerSpace space = GowerSpace.of(given.tables().train(), given.learned());
        int most = (int) Math.max(1, CELLS / width);
        int[] synthetic = Sampling.rows(given.tables().synthetic().rows(), most, given.seed() + 21);
        Table looked = synthetic.length < given.tables().synthetic().rows()
                ? given.tables().synthetic().select(synthetic)
                : given.tables().synthetic();
        Linkability linkability = Linkability.of(distinct(given));
        Inference inference = new Inference(given, looked);
        Attacked attacked = attack(given, space, looked, linkability, inference);
        Membership owner = owner(given, space, attacked);
        int targets = attacked.targets();
        List<PrivacyComponent> components = new ArrayList<>();
        components.add(linkability.component(given, targets, looked.rows()));
        components.addAll(inference.components(targets, attacked.members()));
        components.add(
                space.varies()
                        ? new Membership(attacked.memberScores(), attacked.otherScores(), Optional.of(owner))
                                .component(given, targets)
                        : Membership.nothing(given, targets, "All training rows are equal: nobody can be told apart."));
        return Findings.of(components);
    }

    /**
     * Who was attacked, and how near the synthetic rows came.
     *
     * @param targets most of each kind
     * @param members training rows
     * @param population hold-out rows, of which the first were attacked
     */
    private record Attacked(
            int targets,
            int[] members,
            int[] population,
            Membership.Scores memberScores,
            Membership.Scores otherScores) {}

    /** The synthetic points, as large as a table, are needed no longer than this. */
    private static Attacked attack(
            Case given, GowerSpace space, Table looked, Linkability linkability, Inference inference) {
        Table train = given.tables().train();
        Table holdout = given.tables().holdout();
        DistinctPoints points = DistinctPoints.of(space.points(looked, all(looked.rows())));
        int targets = (int) Math.clamp(WORK / (2.0 * space.width() * points.count()), LEAST_TARGETS, TARGETS);
        TargetScan scan = new TargetScan(points, linkability.inFirst());
        int[] members = Sampling.rows(train.rows(), targets, given.seed() + 22);
        int[] population = DistanceShare.shuffledSample(
                holdout.rows(), Math.min(1, (double) POPULATION / Math.max(1, holdout.rows())), given.seed() + 23);
        int others = Math.min(targets, population.length);
        Nearest people = new Nearest(space.points(holdout, population));
        Membership.Scores memberScores = new Membership.Scores(members.length);
        Membership.Scores otherScores = new Membership.Scores(others);
        SplittableRandom random = new SplittableRandom(given.seed() + 24);

        float[][] memberPoints = space.points(train, members);
        List<Column> real = columns(given, train);
        for (int i = 0; i < members.length; i++) {
            report(given, i, members.length + others);
            scan.find(memberPoints, i, random);
            people.find(memberPoints, i);
            linkability.training(scan);
            inference.training(scan, real, members[i], random);
            memberScores.add(scan.nearest(), people.first());
        }
        float[][] otherPoints = space.points(holdout, population);
        real = columns(given, holdout);
        for (int i = 0; i < others; i++) {
            report(given, members.length + i, members.length + others);
            scan.find(otherPoints, i, random);
            people.find(otherPoints, i);
            linkability.holdout(scan);
            inference.holdout(scan, real, population[i]);
            // The nearest is the row itself.
            otherScores.add(scan.nearest(), people.second());
        }
        return new Attacked(targets, members, population, memberScores, otherScores);
    }

    /** The best that membership inference can do: a member is nowhere from the training rows, and a stranger as far as the nearest of them. */
    private static Membership owner(Case given, GowerSpace space, Attacked attacked) {
        Membership.Scores members = attacked.memberScores();
        Membership.Scores others = attacked.otherScores();
        Table train = given.tables().train();
        Nearest rows = new Nearest(space.points(
                train, Sampling.rows(train.rows(), (int) Math.max(1, CELLS / space.width()), given.seed() + 25)));
        int asked = Math.min(OWNER_TARGETS, others.count());
        float[][] points = space.points(given.tables().holdout(), Arrays.copyOf(attacked.population(), asked));
        Membership.Scores strangers = new Membership.Scores(asked);
        for (int i = 0; i < asked; i++) {
            if (i % 16 == 0) {
                given.progress().accept(1);
            }
            rows.find(points, i);
            strangers.add(rows.first(), others.toPopulation(i));
        }
        return new Membership(members.atNoDistance(), strangers, Optional.empty());
    }

    private static void report(Case given, int done, int all) {
        if (done % 16 == 0) {
            given.progress().accept((double) done / all);
        }
    }

    private static int[] distinct(Case given) {
        Table train = given.tables().train();
        long[] keys = new long[train.rows()];
        return given.learned().stream()
                .mapToInt(schema -> {
                    Arrays.setAll(
                            keys,
                            RowKeys.keys(
                                    train.column(schema.name()),
                                    given.spelling().unit(schema.name())));
                    return KeyCounts.distinctOf(keys);
                })
                .toArray();
    }

    private static List<Column> columns(Case given, Table table) {
        return given.learned().stream()
                .map(schema -> table.column(schema.name()))
                .toList();
    }

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }
}
