package io.syntho.server.report;

import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.privacy.ClassSizes;
import io.syntho.evaluation.privacy.Interval;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.privacy.Proximity;
import io.syntho.server.compliance.ColumnFacts;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.dataset.SchemaMessages;
import io.syntho.v1.AssessmentBasis;
import io.syntho.v1.ColumnTreatment;
import io.syntho.v1.DistanceSummary;
import io.syntho.v1.Figure;
import io.syntho.v1.Rate;
import io.syntho.v1.RiskLevel;
import java.util.List;

/** Privacy reports as the contract has them. Enums are matched by name; a test holds them together. */
final class PrivacyMessages {

    private PrivacyMessages() {}

    /**
     * A privacy report without its name and time.
     *
     * @param columns what became of the real table's columns
     * @param synthetic personal data found in the synthetic table
     */
    static io.syntho.v1.PrivacyReport of(
            ReportSubject subject, PrivacyReport report, List<ColumnFacts> columns, List<PiiFinding> synthetic) {
        io.syntho.v1.PrivacyReport.Builder message = io.syntho.v1.PrivacyReport.newBuilder()
                .setScore(report.score())
                .setRiskLevel(level(report))
                .setRulesVersion(report.ruleVersion())
                .addAllReasons(report.reasons())
                .setAttemptNumber(subject.attempt())
                .addAllLimits(StandingWords.CURRENT.notSaid())
                .setBasis(AssessmentBasis.newBuilder()
                        .setTrainingRows(report.rows().training())
                        .setHoldoutRows(report.rows().holdout())
                        .setSyntheticRows(report.rows().synthetic())
                        .setSeed(subject.seed())
                        .setEngineVersion(subject.engineVersion()));
        report.components().forEach(component -> message.addComponents(component(component)));
        columns.stream()
                .filter(column -> column.pii().isPresent())
                .forEach(column ->
                        message.addTreatments(treatment(column, column.pii().orElseThrow())));
        synthetic.forEach(finding -> message.addSyntheticFindings(SchemaMessages.finding(finding)));
        report.proximity().ifPresent(proximity -> message.setProximity(proximity(proximity)));
        report.classes().ifPresent(classes -> message.setClassSizes(classes(classes)));
        return message.build();
    }

    static RiskLevel level(PrivacyReport report) {
        return RiskLevel.valueOf("RISK_LEVEL_" + report.level().name());
    }

    private static io.syntho.v1.PrivacyComponent component(PrivacyComponent component) {
        io.syntho.v1.PrivacyComponent.Builder message = io.syntho.v1.PrivacyComponent.newBuilder()
                .setMeasure(io.syntho.v1.PrivacyComponent.Measure.valueOf(
                        "MEASURE_" + component.measure().name()))
                .setColumn(component.column().orElse(""))
                .setOutcome(io.syntho.v1.PrivacyComponent.Outcome.valueOf(
                        "OUTCOME_" + component.outcome().name()))
                .setScore(component.score())
                .setExplanation(component.explanation());
        component.risk().ifPresent(risk -> message.setRisk(interval(risk)));
        component
                .rates()
                .forEach(rate -> message.addRates(Rate.newBuilder()
                        .setName(rate.name())
                        .setSuccesses(rate.successes())
                        .setTrials(rate.trials())
                        .setShare(interval(rate.share()))));
        component
                .counts()
                .forEach(count -> message.addFigures(Figure.newBuilder()
                        .setName(count.name())
                        .setValue(io.syntho.v1.Interval.newBuilder().setEstimate(count.value()))));
        component
                .attack()
                .ifPresent(attack -> message.setAttack(io.syntho.v1.AttackSetup.newBuilder()
                        .addAllKnownColumns(attack.knownColumns())
                        .addAllOtherColumns(attack.otherColumns())
                        .setPlanned(attack.planned())
                        .setMade(attack.made())));
        return message.build();
    }

    private static io.syntho.v1.Interval interval(Interval interval) {
        return io.syntho.v1.Interval.newBuilder()
                .setEstimate(interval.estimate())
                .setLower(interval.lower())
                .setUpper(interval.upper())
                .build();
    }

    private static ColumnTreatment treatment(ColumnFacts column, PiiFinding finding) {
        return ColumnTreatment.newBuilder()
                .setFinding(SchemaMessages.finding(finding))
                .setTreatment(ColumnTreatment.Treatment.valueOf(
                        "TREATMENT_" + column.treatment().name()))
                .setCorrectedByOwner(column.correctedByOwner())
                .build();
    }

    private static io.syntho.v1.ClassSizes classes(ClassSizes found) {
        ClassSizes.Classes synthetic = found.synthetic();
        ClassSizes.Classes training = found.training();
        io.syntho.v1.ClassSizes.Builder message = io.syntho.v1.ClassSizes.newBuilder()
                .addAllQuasiIdentifiers(found.quasiIdentifiers())
                .addAllSecretColumns(found.secrets())
                .setSmallestClass(synthetic.smallest())
                .setSmallClassShare(synthetic.smallShare())
                .setTrainingSmallestClass(training.smallest())
                .setTrainingSmallClassShare(training.smallShare());
        synthetic.distinctSecrets().ifPresent(message::setDistinctSecrets);
        synthetic.closeness().ifPresent(message::setCloseness);
        training.distinctSecrets().ifPresent(message::setTrainingDistinctSecrets);
        training.closeness().ifPresent(message::setTrainingCloseness);
        return message.build();
    }

    private static io.syntho.v1.Proximity proximity(Proximity proximity) {
        return io.syntho.v1.Proximity.newBuilder()
                .setSynthetic(distances(proximity.synthetic()))
                .setHoldout(distances(proximity.holdout()))
                .setTrainingRows(proximity.trainingRows())
                .build();
    }

    private static DistanceSummary distances(Proximity.Distances distances) {
        return DistanceSummary.newBuilder()
                .setRows(distances.rows())
                .setNearestP5(distances.nearestP5())
                .setNearestMedian(distances.nearestMedian())
                .setRatioP5(distances.ratioP5())
                .setRatioMedian(distances.ratioMedian())
                .build();
    }
}
