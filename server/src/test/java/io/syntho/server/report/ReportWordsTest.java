package io.syntho.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.privacy.Outcome;
import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.evaluation.quality.Efficacy;
import io.syntho.evaluation.quality.PairKind;
import io.syntho.evaluation.quality.ShapeMetric;
import io.syntho.server.compliance.ComplianceFinding;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.compliance.Treatment;
import io.syntho.v1.ColumnQuality;
import io.syntho.v1.ColumnTreatment;
import io.syntho.v1.ComplianceReport;
import io.syntho.v1.MachineLearningEfficacy;
import io.syntho.v1.PairQuality;
import io.syntho.v1.PrivacyComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReportWordsTest {

    @Test
    void theContractsWordsAreTheEngines() {
        assertInContract(PrivacyMeasure.values(), "MEASURE_", PrivacyComponent.Measure.values());
        assertInContract(Outcome.values(), "OUTCOME_", PrivacyComponent.Outcome.values());
        assertInContract(RiskLevel.values(), "RISK_LEVEL_", io.syntho.v1.RiskLevel.values());
        assertInContract(ShapeMetric.values(), "MEASURE_", ColumnQuality.Measure.values());
        assertInContract(PairKind.values(), "MEASURE_", PairQuality.Measure.values());
        assertInContract(Efficacy.Task.values(), "TASK_", MachineLearningEfficacy.Task.values());
        assertInContract(Treatment.values(), "TREATMENT_", ColumnTreatment.Treatment.values());
        assertInContract(ReportType.values(), "TYPE_", ComplianceReport.Type.values());
        assertInContract(
                ComplianceFinding.Outcome.values(), "OUTCOME_", io.syntho.v1.ComplianceFinding.Outcome.values());
    }

    private static void assertInContract(Enum<?>[] engine, String prefix, Enum<?>[] contract) {
        assertThat(Arrays.stream(contract).map(Enum::name).toList())
                .containsAll(
                        Arrays.stream(engine).map(word -> prefix + word.name()).toList());
    }
}
