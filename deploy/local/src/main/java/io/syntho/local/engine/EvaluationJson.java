package io.syntho.local.engine;

import io.syntho.evaluation.privacy.ClassSizes;
import io.syntho.evaluation.privacy.Count;
import io.syntho.evaluation.privacy.Interval;
import io.syntho.evaluation.privacy.PrivacyComponent;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.privacy.Rate;
import io.syntho.evaluation.quality.ColumnQuality;
import io.syntho.evaluation.quality.Efficacy;
import io.syntho.evaluation.quality.PairQuality;
import io.syntho.evaluation.quality.QualityReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The evidence as data for programs. Names are stable; what could not be measured is left out. Holds no value of a table. */
public final class EvaluationJson {

    private EvaluationJson() {}

    /** The evidence and what it took, in the order in which it is to be read. */
    public static Map<String, Object> of(Evaluated evaluated) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("quality", quality(evaluated.result().quality()));
        all.put("privacy", privacy(evaluated.result().privacy()));
        all.put("seed", evaluated.result().seed());
        all.put("wall_seconds", rounded(evaluated.wallSeconds()));
        all.put("cpu_seconds", rounded(evaluated.cpuSeconds()));
        all.put("peak_rss_mb", evaluated.peakRssMegabytes());
        return all;
    }

    private static Map<String, Object> quality(QualityReport report) {
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("overall", report.overall());
        put(quality, "column_shapes", report.columnShapes());
        put(quality, "column_pair_trends", report.columnPairTrends());
        quality.put("distribution_score", report.distributionScore());
        quality.put("correlation_score", report.correlationScore());
        report.ceiling().ifPresent(ceiling -> quality.put("overall_ceiling", ceiling.overall()));
        report.detection().ifPresent(detection -> {
            quality.put("detection_auc", detection.auc());
            put(quality, "detection_auc_ceiling", detection.ceiling());
            quality.put("telling_columns", detection.tellingColumns());
        });
        report.efficacy().ifPresent(efficacy -> quality.put("efficacy", efficacy(efficacy)));
        quality.put("passed", report.passed());
        quality.put("rules_version", report.ruleVersion());
        quality.put(
                "columns", report.columns().stream().map(EvaluationJson::column).toList());
        quality.put("pairs", report.pairs().stream().map(EvaluationJson::pair).toList());
        return quality;
    }

    private static Map<String, Object> column(ColumnQuality column) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("column", column.column());
        entry.put("metric", word(column.metric()));
        entry.put("score", column.score());
        put(entry, "ceiling", column.ceiling());
        put(entry, "wasserstein", column.synthetic().wasserstein());
        put(entry, "adherence", column.synthetic().adherence());
        entry.put("coverage", column.synthetic().coverage());
        entry.put("real_missing_share", column.realMissingShare());
        entry.put("synthetic_missing_share", column.syntheticMissingShare());
        return entry;
    }

    private static Map<String, Object> pair(PairQuality pair) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("columns", List.of(pair.first(), pair.second()));
        entry.put("measure", word(pair.kind()));
        entry.put("real", pair.real());
        entry.put("synthetic", pair.synthetic());
        entry.put("score", pair.score());
        put(entry, "ceiling", pair.ceiling());
        entry.put("counted", pair.counted());
        entry.put("passed", pair.passed());
        return entry;
    }

    private static Map<String, Object> efficacy(Efficacy measured) {
        Map<String, Object> efficacy = new LinkedHashMap<>();
        efficacy.put("target", measured.target());
        efficacy.put("guessed", measured.guessed());
        efficacy.put("measure", measured.task().measure());
        efficacy.put("trained_on_real", measured.real());
        efficacy.put("trained_on_synthetic", measured.synthetic());
        return efficacy;
    }

    private static Map<String, Object> privacy(PrivacyReport report) {
        Map<String, Object> privacy = new LinkedHashMap<>();
        privacy.put("score", report.score());
        privacy.put("risk_level", word(report.level()));
        privacy.put("rules_version", report.ruleVersion());
        privacy.put("reasons", report.reasons());
        privacy.put(
                "components",
                report.components().stream().map(EvaluationJson::component).toList());
        report.proximity().ifPresent(proximity -> privacy.put("proximity", proximity));
        report.classes().ifPresent(classes -> privacy.put("class_sizes", classes(classes)));
        return privacy;
    }

    private static Map<String, Object> classes(ClassSizes found) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("quasi_identifiers", found.quasiIdentifiers());
        entry.put("secret_columns", found.secrets());
        entry.put("synthetic", classes(found.synthetic()));
        entry.put("training", classes(found.training()));
        return entry;
    }

    private static Map<String, Object> classes(ClassSizes.Classes found) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("smallest_class", found.smallest());
        entry.put("small_class_share", found.smallShare());
        found.distinctSecrets().ifPresent(distinct -> entry.put("distinct_secrets", distinct));
        put(entry, "closeness", found.closeness());
        return entry;
    }

    private static Map<String, Object> component(PrivacyComponent component) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("measure", word(component.measure()));
        entry.put("title", component.measure().title());
        component.column().ifPresent(column -> entry.put("column", column));
        entry.put("outcome", word(component.outcome()));
        entry.put("score", component.score());
        component.risk().ifPresent(risk -> {
            entry.put("risk", risk.estimate());
            entry.put("risk_interval", bounds(risk));
        });
        entry.put("explanation", component.explanation());
        entry.put("rates", component.rates().stream().map(EvaluationJson::rate).toList());
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Count count : component.counts()) {
            figures.put(count.name(), count.value());
        }
        entry.put("figures", figures);
        component.attack().ifPresent(attack -> {
            entry.put("known_columns", attack.knownColumns());
            if (!attack.otherColumns().isEmpty()) {
                entry.put("other_columns", attack.otherColumns());
            }
            entry.put("attacks_planned", attack.planned());
            entry.put("attacks_made", attack.made());
        });
        return entry;
    }

    private static Map<String, Object> rate(Rate rate) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", rate.name());
        entry.put("successes", rate.successes());
        entry.put("trials", rate.trials());
        entry.put("share", rate.share().estimate());
        entry.put("interval", bounds(rate.share()));
        return entry;
    }

    private static List<Double> bounds(Interval interval) {
        return List.of(interval.lower(), interval.upper());
    }

    private static void put(Map<String, Object> entries, String name, OptionalDouble value) {
        value.ifPresent(number -> entries.put(name, number));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
