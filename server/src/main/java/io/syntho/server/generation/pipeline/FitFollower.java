package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.job.Attempt;
import io.syntho.server.generation.job.JobEvent.Measured;
import io.syntho.server.generation.job.JobProgress;
import io.syntho.server.generation.job.Stage;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;

/** Follows a fit for its job: progress, points of training, and the end of patience. Called by the thread that fits. */
final class FitFollower implements ProgressListener, Cancellation {

    /** Share of a fit that learning columns one by one takes, for methods that then train for long, and for those that do not. */
    private static final double COLUMNS_BEFORE_TRAINING = 0.1;

    private static final double COLUMNS_WITHOUT_TRAINING = 0.5;

    private static final long BETWEEN_POINTS_NANOS = 500_000_000;

    private final Attempt attempt;
    private final ComputeBudget budget;
    private long lastPoint;
    private int lastEpoch;
    private double furthest;

    FitFollower(Attempt attempt, ComputeBudget budget) {
        this.attempt = attempt;
        this.budget = budget;
    }

    @Override
    public boolean requested() {
        return attempt.leash().pulled() || budget.spent();
    }

    @Override
    public void onProgress(Progress progress) {
        // Whether a method trains in epochs is known when it begins to: the bar must not fall then.
        furthest = Math.max(furthest, fraction(progress));
        JobProgress told =
                JobProgress.of(Stage.FIT, furthest, words(progress.stage())).withSecondsLeft(progress.secondsLeft());
        attempt.report(progress.epochs() > 0 ? told.withEpochs(progress.epoch(), progress.epochs()) : told);
        if (progress.epoch() > lastEpoch && System.nanoTime() - lastPoint >= BETWEEN_POINTS_NANOS) {
            lastEpoch = progress.epoch();
            lastPoint = System.nanoTime();
            attempt.measure(new Measured(
                    progress.epoch(),
                    progress.epoch(),
                    progress.losses(),
                    progress.metric(),
                    false,
                    attempt.lease().attempt()));
        }
    }

    private static double fraction(Progress progress) {
        double columns = progress.epochs() > 0 ? COLUMNS_BEFORE_TRAINING : COLUMNS_WITHOUT_TRAINING;
        return switch (progress.stage()) {
            case COLUMNS -> COLUMNS_BEFORE_TRAINING * progress.fraction();
            case TRAINING -> columns + (1 - columns) * progress.fraction();
            case SAMPLING -> 1;
        };
    }

    private static String words(io.syntho.synthesis.Stage stage) {
        return switch (stage) {
            case COLUMNS -> "learning the columns";
            case TRAINING -> "learning how they depend on each other";
            case SAMPLING -> "making rows";
        };
    }
}
