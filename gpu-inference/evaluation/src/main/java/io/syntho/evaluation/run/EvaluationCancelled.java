package io.syntho.evaluation.run;

import java.util.concurrent.CancellationException;

/** The listener asked the evaluation to end. Nothing was written; it can be run again. */
public final class EvaluationCancelled extends CancellationException {

    private static final long serialVersionUID = 1L;

    /** Ended while {@code part} ran. */
    public EvaluationCancelled(EvaluationPart part) {
        super("evaluation cancelled during " + part);
    }
}
