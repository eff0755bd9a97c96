package io.syntho.server.report;

import io.syntho.evaluation.quality.ColumnChart;
import io.syntho.evaluation.quality.ColumnFit;
import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.evaluation.quality.Efficacy;
import io.syntho.evaluation.quality.PairQuality;
import io.syntho.evaluation.quality.QualityCeiling;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.v1.AssessmentBasis;
import io.syntho.v1.CategoryShare;
import io.syntho.v1.CeiledScore;
import io.syntho.v1.ColumnReference;
import io.syntho.v1.Detection;
import io.syntho.v1.MachineLearningEfficacy;
import io.syntho.v1.QualityCheck;
import io.syntho.v1.SharedHistogram;
import io.syntho.v1.SkippedColumn;
import io.syntho.v1.TopCategories;
import java.util.List;
import java.util.OptionalDouble;

/** Quality reports as the contract has them. Enums are matched by name; a test holds them together. */
final class QualityMessages {

    private static final double MICROS_PER_SECOND = 1e6;

    private QualityMessages() {}

    /** A quality report without its name and time. */
    static io.syntho.v1.QualityReport of(ReportSubject subject, QualityReport report) {
        io.syntho.v1.QualityReport.Builder message = io.syntho.v1.QualityReport.newBuilder()
                .setOverall(ceiled(report.overall(), ceiling(report, QualityCeiling::overall)))
                .setPassed(report.passed())
                .setRulesVersion(report.ruleVersion())
                .setPairCount(report.possiblePairs())
                .setBasis(AssessmentBasis.newBuilder()
                        .setTrainingRows(report.rows().real())
                        .setHoldoutRows(report.rows().holdout())
                        .setSyntheticRows(report.rows().synthetic())
                        .setSeed(subject.seed())
                        .setEngineVersion(subject.engineVersion()));
        report.columnShapes()
                .ifPresent(score -> message.setColumnShapes(ceiled(
                        score,
                        report.ceiling().map(QualityCeiling::columnShapes).orElse(OptionalDouble.empty()))));
        report.columnPairTrends()
                .ifPresent(score -> message.setColumnPairTrends(ceiled(
                        score,
                        report.ceiling().map(QualityCeiling::columnPairTrends).orElse(OptionalDouble.empty()))));
        if (!report.columns().isEmpty()) {
            message.setDistributionScore(report.distributionScore());
        }
        if (!report.pairs().isEmpty()) {
            message.setCorrelationScore(report.correlationScore());
        }
        report.ceiling().ifPresent(ceiling -> {
            ceiling.distributionScore().ifPresent(message::setDistributionCeiling);
            ceiling.correlationScore().ifPresent(message::setCorrelationCeiling);
        });
        report.detection().ifPresent(detection -> message.setDetection(detection(detection)));
        report.efficacy().ifPresent(efficacy -> message.setEfficacy(efficacy(efficacy)));
        report.checks()
                .forEach(check -> message.addChecks(QualityCheck.newBuilder()
                        .setName(check.name())
                        .setThreshold(check.threshold())
                        .setActual(check.actual())
                        .setPassed(check.passed())
                        .setExplanation(check.explanation())));
        report.columns().forEach(column -> message.addColumns(column(column)));
        report.skipped()
                .forEach(skipped -> message.addSkippedColumns(
                        SkippedColumn.newBuilder().setColumn(skipped.column()).setReason(skipped.reason())));
        report.pairs().forEach(pair -> message.addPairs(pair(pair)));
        return message.addAllMatrices(AssociationMatrices.of(report.columns(), report.pairs()))
                .build();
    }

    private static OptionalDouble ceiling(
            QualityReport report, java.util.function.ToDoubleFunction<QualityCeiling> score) {
        return report.ceiling().stream().mapToDouble(score).findFirst();
    }

    private static CeiledScore ceiled(double score, OptionalDouble ceiling) {
        CeiledScore.Builder message = CeiledScore.newBuilder().setScore(score);
        ceiling.ifPresent(message::setCeiling);
        return message.build();
    }

    private static io.syntho.v1.ColumnQuality column(ColumnQuality column) {
        io.syntho.v1.ColumnQuality.Builder message = io.syntho.v1.ColumnQuality.newBuilder()
                .setColumn(column.column())
                .setMeasure(io.syntho.v1.ColumnQuality.Measure.valueOf(
                        "MEASURE_" + column.metric().name()))
                .setShape(ceiled(column.score(), column.ceiling()))
                .setRealMissingShare(column.realMissingShare())
                .setSyntheticMissingShare(column.syntheticMissingShare());
        measure(message, column);
        column.chart().ifPresent(chart -> {
            switch (chart) {
                case ColumnChart.Histogram histogram -> message.setHistogram(histogram(histogram));
                case ColumnChart.TopCategories top -> message.setTopCategories(categories(top));
            }
        });
        return message.build();
    }

    private static void measure(io.syntho.v1.ColumnQuality.Builder message, ColumnQuality column) {
        boolean temporal = column.temporal();
        ColumnFit synthetic = column.synthetic();
        synthetic.wasserstein().ifPresent(distance -> message.setWasserstein(inUnit(distance, temporal)));
        synthetic.adherence().ifPresent(message::setAdherence);
        message.setCoverage(synthetic.coverage());
        column.realDistinct().ifPresent(message::setRealDistinct);
        synthetic.distinct().ifPresent(message::setSyntheticDistinct);
        column.holdout().ifPresent(holdout -> {
            ColumnReference.Builder reference = ColumnReference.newBuilder()
                    .setMissingShare(holdout.missingShare())
                    .setCoverage(holdout.coverage());
            holdout.wasserstein().ifPresent(distance -> reference.setWasserstein(inUnit(distance, temporal)));
            holdout.adherence().ifPresent(reference::setAdherence);
            holdout.distinct().ifPresent(reference::setDistinct);
            message.setHoldout(reference);
        });
    }

    private static Detection detection(io.syntho.evaluation.quality.Detection detection) {
        Detection.Builder message = Detection.newBuilder()
                .setAuc(detection.auc())
                .setClassifier(detection.classifier())
                .addAllTellingColumns(detection.tellingColumns())
                .setRows(detection.rows());
        detection.ceiling().ifPresent(message::setCeilingAuc);
        return message.build();
    }

    private static MachineLearningEfficacy efficacy(Efficacy efficacy) {
        return MachineLearningEfficacy.newBuilder()
                .setTargetColumn(efficacy.target())
                .setGuessed(efficacy.guessed())
                .setTask(MachineLearningEfficacy.Task.valueOf(
                        "TASK_" + efficacy.task().name()))
                .setMeasure(efficacy.task().measure())
                .setReal(efficacy.real())
                .setSynthetic(efficacy.synthetic())
                .setModel(efficacy.model())
                .setLearnedRows(efficacy.learnedRows())
                .setTestedRows(efficacy.testedRows())
                .build();
    }

    private static SharedHistogram histogram(ColumnChart.Histogram chart) {
        List<Double> edges = chart.edges().stream()
                .map(edge -> inUnit(edge, chart.temporal()))
                .toList();
        return SharedHistogram.newBuilder()
                .addAllEdges(edges)
                .addAllReal(chart.real())
                .addAllSynthetic(chart.synthetic())
                .setTemporal(chart.temporal())
                .build();
    }

    /** The engine counts times in microseconds, the contract in seconds. */
    private static double inUnit(double value, boolean temporal) {
        return temporal ? value / MICROS_PER_SECOND : value;
    }

    private static TopCategories categories(ColumnChart.TopCategories chart) {
        TopCategories.Builder message =
                TopCategories.newBuilder().setRealOther(chart.realOther()).setSyntheticOther(chart.syntheticOther());
        chart.categories()
                .forEach(category -> message.addCategories(CategoryShare.newBuilder()
                        .setValue(category.value())
                        .setReal(category.real())
                        .setSynthetic(category.synthetic())));
        return message.build();
    }

    private static io.syntho.v1.PairQuality pair(PairQuality pair) {
        io.syntho.v1.PairQuality.Builder message = io.syntho.v1.PairQuality.newBuilder()
                .setFirstColumn(pair.first())
                .setSecondColumn(pair.second())
                .setMeasure(io.syntho.v1.PairQuality.Measure.valueOf(
                        "MEASURE_" + pair.kind().name()))
                .setReal(pair.real())
                .setSynthetic(pair.synthetic())
                .setScore(ceiled(pair.score(), pair.ceiling()))
                .setPassed(pair.passed());
        pair.holdout().ifPresent(message::setHoldout);
        return message.build();
    }
}
