package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.Calls;
import io.syntho.server.generation.inference.InProcess;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.report.ReportService;
import io.syntho.v1.ColumnCondition;
import io.syntho.v1.ColumnValue;
import io.syntho.v1.ConditionResult;
import io.syntho.v1.Constraint;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.GaussianCopulaOptions;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetPrivacyReportRequest;
import io.syntho.v1.PreviewSyntheticDatasetRequest;
import io.syntho.v1.PrivacyComponent;
import io.syntho.v1.PrivacyReport;
import io.syntho.v1.RangeConstraint;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.TablePreview;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The real work on real parts: from an uploaded table to reports. */
class PipelineTest extends WithPipeline {

    private String csv(SyntheticDataset made) throws IOException {
        try (InputStream content = jobs.open(made, "csv_path")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aTableBecomesASyntheticOneWithScoresAndADocument() throws IOException {
        UUID dataset = jobs.people(2_000);
        jobs.worker(new InProcess());

        SyntheticDataset made = jobs.completed(jobs.create(
                dataset,
                GenerationConfig.newBuilder()
                        .setRows(1_500)
                        .setSeed(7)
                        .addExcludedColumns("member")
                        .build()));

        assertThat(made.getRowCount()).isEqualTo(1_500);
        assertThat(made.getColumnCount()).isEqualTo(6);
        assertThat(made.getEngineVersion()).isNotEmpty();
        assertThat(made.getScores().getQualityScore()).isGreaterThan(0.8);
        assertThat(made.getScores().hasPrivacyScore()).isTrue();
        assertThat(made.getScores().hasCompliancePassed()).isTrue();
        String csv = csv(made);
        assertThat(csv.lines()).hasSize(1_501);
        assertThat(csv.lines().findFirst()).contains("id,age,income,city,joined,email");
        assertThat(csv).as("no address of the original").doesNotContain("secret.person");
        TablePreview preview = Answer.of(
                jobs.owner,
                jobs.services.service::previewSyntheticDataset,
                PreviewSyntheticDatasetRequest.newBuilder()
                        .setName(made.getName())
                        .setRowCount(30)
                        .build());
        assertThat(preview.getRowsCount()).isEqualTo(30);
        assertThat(preview.getTotalRowCount()).isEqualTo(1_500);
        assertThat(jobs.objects(Bucket.REPORTS, made))
                .containsExactly(
                        "1/compliance/compliance-combined.pdf",
                        "1/compliance/compliance-gdpr.pdf",
                        "1/compliance/compliance-hipaa.pdf");
        jobs.nothingIsLeftOnTheDisk();
    }

    @Test
    void onlyColumnsNamedAsSensitiveAreInferred() throws IOException {
        UUID dataset = jobs.people(600);
        jobs.worker(new InProcess());
        GenerationConfig.Builder config = GenerationConfig.newBuilder().setSeed(7);

        for (String madeAnew : List.of("email", "id")) {
            config.getEvaluationBuilder().clearSensitiveColumns().addSensitiveColumns(madeAnew);
            assertThat(Calls.refused(ErrorReason.COLUMN_UNKNOWN, () -> jobs.create(dataset, config.build()))
                            .metadata())
                    .as("nothing of %s is learned", madeAnew)
                    .containsEntry("column", madeAnew);
        }
        config.getEvaluationBuilder().clearSensitiveColumns().addSensitiveColumns("income");
        SyntheticDataset made = jobs.completed(jobs.create(dataset, config.build()));

        PrivacyReport report = Calls.as(
                jobs.owner,
                answer -> new ReportService(jobs.services.database, jobs.services.clock)
                        .getPrivacyReport(
                                GetPrivacyReportRequest.newBuilder()
                                        .setName(made.getName() + "/privacyReport")
                                        .build(),
                                answer));
        assertThat(report.getComponentsList())
                .filteredOn(found -> found.getMeasure() == PrivacyComponent.Measure.MEASURE_INFERENCE)
                .extracting(PrivacyComponent::getColumn)
                .containsExactly("income");
        assertThat(report.getClassSizes().getSecretColumnsList()).containsExactly("income");
        assertThat(report.getClassSizes().getQuasiIdentifiersList()).containsExactly("age", "city");
        assertThat(report.getClassSizes().getSmallestClass()).isPositive();
    }

    @Test
    void whatDifferentialPrivacyCostIsToldWithTheResult() throws IOException {
        UUID dataset = jobs.people(2_000);
        jobs.worker(new InProcess());
        GenerationConfig.Builder config =
                GenerationConfig.newBuilder().setRows(500).setEpochs(3);
        config.getPrivacyBuilder().getDifferentialPrivacyBuilder().setEpsilon(9);

        SyntheticDataset made =
                jobs.completed(jobs.create(dataset, GenerationMethod.GENERATION_METHOD_AUTO, config.build()));

        assertThat(made.getChosenMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_AUTOREGRESSIVE);
        assertThat(made.getChoiceReason()).isNotEmpty();
        assertThat(made.getPrivacySpent().getEpsilonAsked()).isEqualTo(9);
        assertThat(made.getPrivacySpent().getEpsilonSpent()).isBetween(8.0, 9.0);
        assertThat(made.getPrivacySpent().getEpsilonOfColumns()).isBetween(4.0, 4.5);
        assertThat(made.getPrivacySpent().getDelta()).isEqualTo(1 / 20_000.0);
        assertThat(made.getRowCount()).isEqualTo(500);
    }

    @Test
    void timeThatIsOverLeavesTheBestModelUntilThen() throws IOException {
        UUID dataset = jobs.people(4_000);
        jobs.worker(new InProcess());

        SyntheticDataset made = jobs.completed(jobs.create(
                dataset,
                GenerationMethod.GENERATION_METHOD_AUTOREGRESSIVE,
                GenerationConfig.newBuilder()
                        .setRows(500)
                        .setEpochs(10_000)
                        .setComputeBudgetSeconds(3)
                        .build()));

        assertThat(made.getRowCount()).isEqualTo(500);
    }

    @Test
    void oneSeedGivesTheSameBytes() throws IOException {
        UUID dataset = jobs.people(500);
        jobs.worker(new InProcess());
        GenerationConfig config =
                GenerationConfig.newBuilder().setRows(300).setSeed(11).build();

        SyntheticDataset first = jobs.create(dataset, config);
        SyntheticDataset second = jobs.create(dataset, config);
        jobs.ended(first);
        jobs.ended(second);

        assertThat(csv(first)).isEqualTo(csv(second));
    }

    @Test
    void settingsOfTheCopulaReachTheRows() throws IOException {
        UUID dataset = jobs.people(1_000);
        jobs.worker(new InProcess());
        GenerationConfig config = GenerationConfig.newBuilder()
                .setRows(400)
                .setGaussianCopula(GaussianCopulaOptions.newBuilder().setMaxCategories(2))
                .build();

        SyntheticDataset made = jobs.completed(jobs.create(dataset, config));

        assertThat(csv(made).lines().skip(1).map(line -> line.split(",")[3]).distinct())
                .as("two of five cities, and one name for the others")
                .hasSize(3)
                .contains("Lagos", "Oslo");
    }

    @Test
    void constraintsAndConditionsReachTheRows() throws IOException {
        UUID dataset = jobs.people(1_000);
        jobs.worker(new InProcess());

        SyntheticDataset made = jobs.completed(jobs.create(
                dataset,
                GenerationConfig.newBuilder()
                        .setRows(400)
                        .addConditions(io.syntho.v1.Condition.newBuilder()
                                .setRows(150)
                                .addColumns(ColumnCondition.newBuilder()
                                        .setColumn("age")
                                        .setEquals(ColumnValue.newBuilder().setInteger(40))))
                        .addConditions(io.syntho.v1.Condition.newBuilder()
                                .setRows(50)
                                .addColumns(ColumnCondition.newBuilder()
                                        .setColumn("city")
                                        .setEquals(ColumnValue.newBuilder().setText("Nowhere"))))
                        .addConstraints(Constraint.newBuilder()
                                .setRange(RangeConstraint.newBuilder()
                                        .setColumn("age")
                                        .setMin(ColumnValue.newBuilder().setInteger(1))))
                        .build()));

        assertThat(made.getRowCount()).isEqualTo(350);
        assertThat(made.getConditionResultsList())
                .containsExactly(
                        ConditionResult.newBuilder()
                                .setCondition(0)
                                .setRowsAsked(150)
                                .setRowsMade(150)
                                .build(),
                        ConditionResult.newBuilder()
                                .setCondition(1)
                                .setRowsAsked(50)
                                .setRowsMade(0)
                                .build());
        assertThat(csv(made).lines().skip(1).limit(150).map(line -> line.split(",")[1]))
                .containsOnly("40");
        assertThat(made.getModel()).startsWith("models/");
    }
}
