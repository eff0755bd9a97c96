package io.syntho.evaluation.privacy;

import static io.syntho.evaluation.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.Samples;
import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiiReplayTest {

    private static final int ROWS = 2_000;

    @Test
    void valuesMadeAnewAreNoReplay() {
        PrivacyReport report = evaluate(
                PiiKind.EMAIL,
                row -> "real" + row + "@example.org",
                row -> "hold" + row + "@example.org",
                row -> "made" + row + "@example.com");

        assertThat(replay(report).score()).isEqualTo(100);
        assertThat(report.level()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void addressesThatComeBackAreCritical() {
        PrivacyReport report = evaluate(
                PiiKind.EMAIL,
                row -> "real" + row + "@example.org",
                row -> "hold" + row + "@example.org",
                row -> "real" + row + "@example.org");

        assertThat(replay(report).risk().orElseThrow().estimate()).isGreaterThan(0.99);
        assertThat(report.level()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(report.reasons().getFirst()).startsWith("Column contact: 2000 of 2000");
        assertThat(report.toString()).as("no personal value").doesNotContain("real7@");
    }

    @Test
    void fewAddressesThatComeBackAreHighAtBest() {
        PrivacyReport report = evaluate(
                PiiKind.EMAIL,
                row -> "real" + row + "@example.org",
                row -> "hold" + row + "@example.org",
                row -> row < 3 ? "real" + row + "@example.org" : "made" + row + "@example.com");

        assertThat(replay(report).explanation()).contains("3 of 2000").contains("came back");
        assertThat(report.level()).isGreaterThanOrEqualTo(RiskLevel.HIGH);
    }

    @Test
    void commonNamesCoincideAmongPeople() {
        IntFunction<String> name = row -> "Name" + (char) ('A' + row % 20);

        PrivacyReport report = evaluate(PiiKind.PERSON_NAME, name, name, name);

        assertThat(replay(report).explanation()).contains("2000 of 2000").contains("No more than chance gives");
        assertThat(report.level()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void rareNamesThatComeBackAreALeak() {
        PrivacyReport report = evaluate(
                PiiKind.PERSON_NAME,
                row -> "Given Family" + row,
                row -> "Other Human" + row,
                row -> "Given Family" + row);

        assertThat(report.level()).isEqualTo(RiskLevel.CRITICAL);
    }

    @Test
    void shortNumbersMadeAnewMayCoincide() {
        // 2,000 of the 10,000 four-digit numbers are real: a fifth of random ones hit.
        PrivacyReport report = evaluate(
                PiiKind.UNIQUE_CODE,
                row -> "%04d".formatted(row * 5),
                row -> "%04d".formatted(row * 5 + 1),
                row -> "%04d".formatted((row * 7_919) % 10_000));

        assertThat(replay(report).rates().getFirst().successes()).isGreaterThan(300);
        assertThat(replay(report).score()).isGreaterThanOrEqualTo(80);
        assertThat(replay(report).explanation()).contains("No more than chance gives");
    }

    @Test
    void aColumnThatWasLeftOutCannotReplay() {
        Table train = table(row -> "real" + row, 1);
        Table synthetic = table(row -> "real" + row, 3).project(List.of("a b", "x\"y"));

        PrivacyReport report = PrivacyEvaluator.current()
                .evaluate(
                        train,
                        table(row -> "h" + row, 2),
                        synthetic,
                        schema(),
                        scan(PiiKind.EMAIL),
                        EvaluationSettings.of(1),
                        EvaluationListener.SILENT);

        assertThat(report.components()).extracting(PrivacyComponent::measure).doesNotContain(PrivacyMeasure.PII_REPLAY);
        assertThat(report.pii()).hasSize(1);
    }

    private static PrivacyComponent replay(PrivacyReport report) {
        return report.components().stream()
                .filter(found -> found.measure() == PrivacyMeasure.PII_REPLAY)
                .findFirst()
                .orElseThrow();
    }

    private static PrivacyReport evaluate(
            PiiKind kind, IntFunction<String> train, IntFunction<String> holdout, IntFunction<String> synthetic) {
        return PrivacyEvaluator.current()
                .evaluate(
                        table(train, 1),
                        table(holdout, 2),
                        table(synthetic, 3),
                        schema(),
                        scan(kind),
                        EvaluationSettings.of(1),
                        EvaluationListener.SILENT);
    }

    private static Table table(IntFunction<String> contact, long seed) {
        List<Column> columns = new ArrayList<>(
                Samples.people(ROWS, seed).project(List.of("a b", "x\"y")).columns());
        columns.add(text("contact", IntStream.range(0, ROWS).mapToObj(contact).toList()));
        return new Table(columns);
    }

    private static TableSchema schema() {
        List<ColumnSchema> columns = new ArrayList<>(
                Samples.peopleSchema().project(List.of("a b", "x\"y")).columns());
        columns.add(ColumnSchema.of("contact", StorageType.STRING, Meaning.CATEGORICAL));
        return new TableSchema(columns);
    }

    private static PiiScan scan(PiiKind kind) {
        return new PiiScan(
                List.of(new PiiFinding(
                        "contact", kind, 1, 1, "test", List.of(), HipaaIdentifier.of(kind), ROWS, false)),
                "test");
    }
}
