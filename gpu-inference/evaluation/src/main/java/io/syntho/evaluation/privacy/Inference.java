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
 * PoPETs 2023, section 5.3). Every learned column is tried in turn, as any may be sensitive. The baseline is the value of a synthetic row drawn at random.
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

    /** One component a column; none when there is nothing to infer from. */
    List<PrivacyComponent> components(long planned) {
        List<PrivacyComponent> components = new ArrayList<>();
        for (int column = 0; column < secrets.size() && secrets.size() > 1; column++) {
            components.add(component(column, planned));
        }
        return components;
    }

    private PrivacyComponent component(int column, long planned) {
        String name = given.learned().get(column).name();
        Rate attack = Wilson.rate("attack", told[column], tried[column]);
        Rate control = Wilson.rate("control", controlTold[column], controlTried[column]);
        Rate baseline = Wilson.rate("baseline", guessed[column], tried[column]);
        AttackVerdict.Counted counted = AttackVerdict.Counted.of(attack, control);
        AttackVerdict judged = AttackVerdict.of(given, PrivacyMeasure.INFERENCE, tried[column], baseline, counted);
        String figures = Words.format(
                "Known all other columns, its value is told for %s of training rows, %s of hold-out rows and %s by guessing.",
                Words.share(attack), Words.share(control), Words.share(baseline));
        return new PrivacyComponent(
                PrivacyMeasure.INFERENCE,
                Optional.of(name),
                judged.verdict().outcome(),
                Optional.of(counted.risk()),
                judged.verdict().score(),
                figures + " " + judged.conclusion(),
                List.of(attack, control, baseline),
                List.of(new Count("attacks", tried[column]), new Count("control_attacks", controlTried[column])),
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
