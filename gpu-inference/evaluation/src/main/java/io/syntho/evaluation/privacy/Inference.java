package io.syntho.evaluation.privacy;

import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Inference (Article 29 Working Party, Opinion 05/2014, risk 3): the synthetic row nearest by all other columns tells a column that is not known (Giomi et al.,
 * PoPETs 2023, section 5.3). Every learned column is tried in turn, as any may be sensitive; where some were named, only a leak that is found is
 * told of the others, so that naming columns narrows the report and hides nothing. The baseline is the value of a synthetic row drawn at random.
 */
final class Inference {

    /** Most columns of a table of which the known ones are listed. */
    private static final int LISTED = 60;

    private final PrivacyProbe.Case given;
    private final Table synthetic;
    private final List<Secret> secrets = new ArrayList<>();
    private final long[] tried;
    private final long[] told;
    private final long[] guessed;
    private final long[] controlTried;
    private final long[] controlTold;

    /** @param synthetic the synthetic rows that are scanned */
    Inference(PrivacyProbe.Case given, Table synthetic) {
        this.given = given;
        this.synthetic = synthetic;
        for (ColumnSchema schema : given.learned()) {
            secrets.add(new Secret(
                    schema,
                    given.tables().train().column(schema.name()),
                    synthetic.column(schema.name()),
                    given.spelling().unit(schema.name())));
        }
        tried = new long[secrets.size()];
        told = new long[secrets.size()];
        guessed = new long[secrets.size()];
        controlTried = new long[secrets.size()];
        controlTold = new long[secrets.size()];
    }

    void training(TargetScan scan, List<Column> real, int row, SplittableRandom random) {
        for (int column = 0; column < secrets.size(); column++) {
            if (!real.get(column).isMissing(row)) {
                Secret secret = secrets.get(column);
                tried[column]++;
                told[column] += secret.told(real.get(column), row, scan.guess(column)) ? 1 : 0;
                guessed[column] += secret.told(real.get(column), row, random.nextInt(synthetic.rows())) ? 1 : 0;
            }
        }
    }

    void holdout(TargetScan scan, List<Column> real, int row) {
        for (int column = 0; column < secrets.size(); column++) {
            if (!real.get(column).isMissing(row)) {
                controlTried[column]++;
                controlTold[column] += secrets.get(column).told(real.get(column), row, scan.guess(column)) ? 1 : 0;
            }
        }
    }

    /**
     * One component a column; none when there is nothing to infer from.
     *
     * @param planned attacks planned for each column
     * @param targets the training rows that were attacked
     */
    List<PrivacyComponent> components(long planned, int[] targets) {
        List<PrivacyComponent> components = new ArrayList<>();
        if (secrets.size() < 2) {
            return components;
        }
        Reachable reachable = new Reachable(given);
        for (int column = 0; column < secrets.size(); column++) {
            // Nothing is left to do but this; it lets the evaluation be ended between two columns.
            given.progress().accept(1);
            Judged judged = judged(column);
            if (named(column) || judged.verdict().verdict().found()) {
                components.add(
                        component(column, judged, planned, reachable.told(column, secrets.get(column), targets)));
            }
        }
        return components;
    }

    private boolean named(int column) {
        return given.sensitive().isEmpty()
                || given.sensitive().contains(given.learned().get(column).name());
    }

    private record Judged(AttackVerdict.Counted counted, Rate baseline, AttackVerdict verdict) {}

    private Judged judged(int column) {
        AttackVerdict.Counted counted = AttackVerdict.Counted.of(
                Wilson.rate("attack", told[column], tried[column]),
                Wilson.rate("control", controlTold[column], controlTried[column]));
        Rate baseline = Wilson.rate("baseline", guessed[column], tried[column]);
        return new Judged(
                counted, baseline, AttackVerdict.of(given, PrivacyMeasure.INFERENCE, tried[column], baseline, counted));
    }

    private PrivacyComponent component(int column, Judged judged, long planned, double reachable) {
        String name = given.learned().get(column).name();
        AttackVerdict.Counted counted = judged.counted();
        Verdict verdict = judged.verdict().verdict();
        Rate most = Wilson.rate("reachable", reachable, tried[column]);
        String figures = Words.format(
                "Known all other columns, its value is told for %s of training rows, %s of hold-out rows and %s by guessing; the training rows themselves in place of the synthetic ones would tell it for %s.",
                Words.share(counted.attack()),
                Words.share(counted.control()),
                Words.share(judged.baseline()),
                Words.share(most));
        return new PrivacyComponent(
                PrivacyMeasure.INFERENCE,
                Optional.of(name),
                verdict.outcome(),
                Optional.of(counted.risk()),
                verdict.score(),
                figures
                        + (named(column) ? " " : " It was not named as sensitive. ")
                        + judged.verdict().conclusion(),
                List.of(counted.attack(), counted.control(), judged.baseline(), most),
                List.of(
                        new Count("attacks", tried[column]),
                        new Count("control_attacks", controlTried[column]),
                        new Count("synthetic_rows", synthetic.rows())),
                Optional.of(AttackSetup.knowing(known(name), planned, tried[column])));
    }

    /** All others; not listed where each of very many columns would list all others. */
    private List<String> known(String secret) {
        return secrets.size() > LISTED
                ? List.of()
                : given.learned().stream()
                        .map(ColumnSchema::name)
                        .filter(other -> !other.equals(secret))
                        .toList();
    }
}
