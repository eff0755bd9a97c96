package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationPart;
import io.syntho.server.generation.job.Attempt;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.Stage;

/**
 * Follows a part of an evaluation for its job.
 *
 * @param attempt the job's attempt
 * @param stage the stage that evaluates
 * @param from where in the stage this part begins, 0 to 1
 * @param to where it ends
 * @param words what is being done
 */
record EvaluationFollower(Attempt attempt, Stage stage, double from, double to, String words)
        implements EvaluationListener {

    @Override
    public void progress(EvaluationPart part, double fraction) {
        attempt.report(JobProgress.of(stage, from + (to - from) * fraction, words));
    }

    @Override
    public boolean cancelled() {
        return attempt.leash().pulled();
    }
}
