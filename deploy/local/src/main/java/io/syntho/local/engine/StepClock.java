package io.syntho.local.engine;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.Stage;
import java.util.OptionalDouble;

/**
 * Times the steps of a training from outside: every method asks whether to go on before each step, and before each block of rows that it validates on.
 * So a block of validation counts as a step, and validations that ask nothing belong to the steps before them.
 */
final class StepClock {

    private static final double MILLIS = 1e3;

    private final Meter meter = new Meter();
    private boolean columnsDone;
    private long asked;
    private long steps;
    private double seconds;

    /** To be heard by. */
    ProgressListener listener() {
        return progress -> {
            if (progress.stage() == Stage.COLUMNS) {
                columnsDone = progress.fraction() == 1;
            } else if (progress.stage() == Stage.TRAINING && progress.epochs() > 0 && asked > 0) {
                meter.stop();
                steps = asked;
                seconds = meter.cpuSeconds();
                meter.start();
            }
        };
    }

    /** To be asked. */
    Cancellation cancellation() {
        return () -> {
            if (columnsDone) {
                if (asked == 0) {
                    meter.start();
                }
                asked++;
            }
            return false;
        };
    }

    /** Processor time of a step; empty when the method makes no passes. */
    OptionalDouble cpuMillisPerStep() {
        return steps == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds * MILLIS / steps);
    }
}
