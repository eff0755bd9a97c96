package io.syntho.evaluation;

import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.pii.PiiScanner;
import io.syntho.evaluation.privacy.PrivacyEvaluator;
import io.syntho.evaluation.privacy.PrivacyReport;
import io.syntho.evaluation.quality.QualityEvaluator;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.evaluation.run.EvaluationCancelled;
import io.syntho.evaluation.run.EvaluationInputException;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;

/** The whole evaluation of a synthetic table in one call. Its parts stand on their own: {@link PiiScanner}, {@link PrivacyEvaluator}, {@link QualityEvaluator}. */
public final class Evaluator {

    private final PrivacyEvaluator privacy;
    private final QualityEvaluator quality;

    private Evaluator(PrivacyEvaluator privacy, QualityEvaluator quality) {
        this.privacy = privacy;
        this.quality = quality;
    }

    /** With the rules in force. */
    public static Evaluator current() {
        return new Evaluator(PrivacyEvaluator.current(), QualityEvaluator.current());
    }

    /**
     * Scans the training rows for personal data, then measures privacy, then quality.
     *
     * @param train rows the model learned from
     * @param holdout rows of the same origin that it never saw; may have no rows, and then says little
     * @param synthetic rows it made
     * @param schema what the columns of {@code train} mean; the owner's corrections stand
     * @param settings what is asked
     * @param listener hears of progress and may end the evaluation
     * @throws EvaluationInputException when the tables cannot be compared
     * @throws EvaluationCancelled when the listener asked for it
     */
    public EvaluationResult evaluate(
            Table train,
            Table holdout,
            Table synthetic,
            TableSchema schema,
            EvaluationSettings settings,
            EvaluationListener listener) {
        PiiScan scan = PiiScanner.scan(train, schema, listener);
        TableSchema marked = scan.applyTo(schema);
        PrivacyReport privacyReport = privacy.evaluate(train, holdout, synthetic, marked, scan, settings, listener);
        QualityReport qualityReport =
                quality.evaluate(train, holdout, synthetic, marked, settings.target(), settings.seed(), listener);
        return new EvaluationResult(qualityReport, privacyReport, settings.seed());
    }
}
