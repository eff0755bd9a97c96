package io.syntho.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.local.PlatformFailure;
import io.syntho.v1.CeiledScore;
import io.syntho.v1.ComplianceFinding;
import io.syntho.v1.MachineLearningEfficacy;
import io.syntho.v1.PrivacyComponent;
import io.syntho.v1.QualityCheck;
import io.syntho.v1.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scores as JSON, for programs. */
final class ScoresFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScoresFile() {}

    static void write(DemoResult result, Path file) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("dataset", dataset(result));
        scores.put("synthetic_dataset", synthetic(result));
        scores.put("privacy", privacy(result));
        scores.put("quality", quality(result));
        scores.put("compliance", compliance(result));
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), scores);
        } catch (IOException e) {
            throw new PlatformFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> dataset(DemoResult result) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("name", result.original().getName());
        dataset.put("file_name", result.original().getFileName());
        dataset.put("sha256", result.original().getSha256());
        dataset.put("rows", result.original().getRowCount());
        dataset.put("columns", result.original().getColumnCount());
        return dataset;
    }

    private static Map<String, Object> synthetic(DemoResult result) {
        Map<String, Object> synthetic = new LinkedHashMap<>();
        synthetic.put("name", result.synthetic().getName());
        synthetic.put("method", Methods.name(result.synthetic().getChosenMethod()));
        synthetic.put("seed", result.synthetic().getSeed());
        synthetic.put("rows", result.synthetic().getRowCount());
        synthetic.put("columns", result.synthetic().getColumnCount());
        synthetic.put("engine_version", result.synthetic().getEngineVersion());
        return synthetic;
    }

    private static Map<String, Object> privacy(DemoResult result) {
        Map<String, Object> privacy = new LinkedHashMap<>();
        privacy.put("score", result.privacy().getScore());
        privacy.put("risk_level", word(result.privacy().getRiskLevel().name(), "RISK_LEVEL_"));
        List<Map<String, Object>> components = new ArrayList<>();
        for (PrivacyComponent component : result.privacy().getComponentsList()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("measure", word(component.getMeasure().name(), "MEASURE_"));
            if (!component.getColumn().isEmpty()) {
                entry.put("column", component.getColumn());
            }
            entry.put("outcome", word(component.getOutcome().name(), "OUTCOME_"));
            entry.put("score", component.getScore());
            if (component.hasRisk()) {
                entry.put("risk", component.getRisk().getEstimate());
                entry.put("risk_upper", component.getRisk().getUpper());
            }
            for (Rate rate : component.getRatesList()) {
                entry.put(rate.getName(), rate.getShare().getEstimate());
            }
            components.add(entry);
        }
        privacy.put("components", components);
        privacy.put("reasons", List.copyOf(result.privacy().getReasonsList()));
        return privacy;
    }

    private static Map<String, Object> quality(DemoResult result) {
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("passed", result.quality().getPassed());
        quality.put("overall", ceiled(result.quality().getOverall()));
        quality.put("column_shapes", ceiled(result.quality().getColumnShapes()));
        quality.put("column_pair_trends", ceiled(result.quality().getColumnPairTrends()));
        quality.put("distribution_score", result.quality().getDistributionScore());
        quality.put("correlation_score", result.quality().getCorrelationScore());
        if (result.quality().hasDetection()) {
            quality.put("detection_auc", result.quality().getDetection().getAuc());
        }
        if (result.quality().hasEfficacy()) {
            quality.put("efficacy", efficacy(result.quality().getEfficacy()));
        }
        Map<String, Object> checks = new LinkedHashMap<>();
        for (QualityCheck check : result.quality().getChecksList()) {
            checks.put(check.getName(), check.getPassed());
        }
        quality.put("checks", checks);
        return quality;
    }

    private static Map<String, Object> efficacy(MachineLearningEfficacy measured) {
        Map<String, Object> efficacy = new LinkedHashMap<>();
        efficacy.put("target_column", measured.getTargetColumn());
        efficacy.put("measure", measured.getMeasure());
        efficacy.put("trained_on_real", measured.getReal());
        efficacy.put("trained_on_synthetic", measured.getSynthetic());
        return efficacy;
    }

    private static Map<String, Object> compliance(DemoResult result) {
        Map<String, Object> compliance = new LinkedHashMap<>();
        compliance.put("name", result.compliance().getName());
        compliance.put("type", word(result.compliance().getType().name(), "TYPE_"));
        compliance.put("passed", result.compliance().getPassed());
        compliance.put("sha256", result.compliance().getSha256());
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        for (ComplianceFinding finding : result.compliance().getFindingsList()) {
            outcomes.merge(word(finding.getOutcome().name(), "OUTCOME_"), 1, Integer::sum);
        }
        compliance.put("findings", outcomes);
        return compliance;
    }

    private static Map<String, Object> ceiled(CeiledScore score) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("score", score.getScore());
        if (score.hasCeiling()) {
            both.put("ceiling", score.getCeiling());
        }
        return both;
    }

    private static String word(String name, String prefix) {
        return name.substring(prefix.length()).toLowerCase(java.util.Locale.ROOT);
    }
}
