package io.syntho.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.evaluation.quality.SkippedColumn;
import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.tabular.Column;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluatorTest {

    private static final String MAIL = "<b>mail</b>'; --";
    private static final Table TRAIN = withMail(Samples.people(2_000, 1), "real");
    private static final Table HOLDOUT = withMail(Samples.people(600, 2), "held");
    private static final Table FRESH = withMail(Samples.people(2_000, 3), "made");

    @Test
    void freshRowsWithMailsMadeAnewPassInEveryPart() {
        EvaluationResult result = evaluate(FRESH, EvaluationListener.SILENT);

        assertThat(result.quality().passed()).isTrue();
        assertThat(result.quality().skipped()).extracting(SkippedColumn::column).containsExactly(MAIL);
        assertThat(result.privacy().level()).isEqualTo(RiskLevel.LOW);
        assertThat(result.privacy().components())
                .extracting(PrivacyComponent::measure)
                .containsOnly(PrivacyMeasure.values());
        assertThat(result.privacy().components())
                .as("the mail is regenerated, so there is nothing to infer")
                .noneMatch(component -> component.measure() == PrivacyMeasure.INFERENCE
                        && component.column().orElseThrow().equals(MAIL));
        assertThat(result.privacy().pii()).extracting(PiiFinding::kind).containsExactly(PiiKind.EMAIL);
    }

    @Test
    void personalDataThatNobodyMarkedIsNeitherComparedNorMissedWhenItComesBack() {
        Table replayed = withMail(Samples.people(2_000, 3), "real");

        EvaluationResult result = evaluate(replayed, EvaluationListener.SILENT);

        assertThat(result.quality().columns())
                .noneMatch(column -> column.column().equals(MAIL));
        assertThat(result.privacy().level()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(result.privacy().components().getFirst().column()).hasValue(MAIL);
    }

    @Test
    void thePrivacyReportShowsNoPersonalValue() {
        EvaluationResult result = evaluate(withMail(Samples.people(2_000, 3), "real"), EvaluationListener.SILENT);

        assertThat(result.privacy().toString()).doesNotContain("real1").doesNotContain("@example");
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        assertThat(evaluate(FRESH, EvaluationListener.SILENT)).isEqualTo(evaluate(FRESH, EvaluationListener.SILENT));
    }

    @Test
    void everyPartReportsFromItsBeginningToItsEnd() {
        Map<EvaluationPart, List<Double>> heard = new EnumMap<>(EvaluationPart.class);
        List<EvaluationPart> order = new ArrayList<>();

        evaluate(FRESH, (part, fraction) -> {
            heard.computeIfAbsent(part, _ -> new ArrayList<>()).add(fraction);
            if (order.isEmpty() || order.getLast() != part) {
                order.add(part);
            }
        });

        assertThat(order).containsExactly(EvaluationPart.values());
        assertThat(heard.values())
                .allSatisfy(fractions ->
                        assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0));
    }

    @ParameterizedTest
    @EnumSource
    void anEvaluationEndsInTheMiddleOfAnyPart(EvaluationPart when) {
        List<EvaluationPart> heard = new ArrayList<>();
        EvaluationListener listener = new EvaluationListener() {
            @Override
            public void progress(EvaluationPart part, double fraction) {
                heard.add(part);
            }

            @Override
            public boolean cancelled() {
                return heard.contains(when);
            }
        };

        assertThatThrownBy(() -> evaluate(FRESH, listener))
                .isInstanceOf(EvaluationCancelled.class)
                .hasMessageContaining(when.name());
        assertThat(heard).filteredOn(part -> part == when).hasSize(1);
    }

    private static EvaluationResult evaluate(Table synthetic, EvaluationListener listener) {
        return Evaluator.current().evaluate(TRAIN, HOLDOUT, synthetic, schema(), EvaluationSettings.of(5), listener);
    }

    private static Table withMail(Table table, String prefix) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(Samples.text(
                MAIL,
                IntStream.range(0, table.rows())
                        .mapToObj(row -> prefix + row + "@example.org")
                        .toList()));
        return new Table(columns);
    }

    private static TableSchema schema() {
        List<ColumnSchema> columns = new ArrayList<>(Samples.peopleSchema().columns());
        columns.add(ColumnSchema.of(MAIL, StorageType.STRING, Meaning.CATEGORICAL));
        return new TableSchema(columns);
    }
}
