package io.syntho.server.generation.job;

import java.time.Duration;
import java.util.OptionalDouble;

/** Guesses when the whole work ends: the present stage by its own pace, the stages after it by the pace so far. */
final class TimeLeft {

    /** Too early to tell anything before this much was done. */
    private static final double LEAST_PERCENT = 5;

    private static final double LEAST_SECONDS = 2;

    private TimeLeft() {}

    /**
     * Seconds to the end, if there is any telling.
     *
     * @param present the present progress, whose {@code secondsLeft} is about its stage alone, if known
     * @param begunAtPercent what was done when this attempt began
     * @param sinceBegin time since this attempt began
     * @param sinceStage time since the present stage began
     */
    static OptionalDouble of(JobProgress present, double begunAtPercent, Duration sinceBegin, Duration sinceStage) {
        double seconds = sinceBegin.toMillis() / 1000.0;
        double done = present.percent() - begunAtPercent;
        if (done < LEAST_PERCENT || seconds < LEAST_SECONDS) {
            return OptionalDouble.empty();
        }
        double pace = seconds / done;
        double stageEnd = present.stage().percent(1);
        double fraction = present.stagePercent() / 100;
        double stageSeconds = sinceStage.toMillis() / 1000.0;
        double stageLeft = present.secondsLeft()
                .orElseGet(() -> fraction > 0.05
                        ? stageSeconds * (1 - fraction) / fraction
                        : (stageEnd - present.percent()) * pace);
        return OptionalDouble.of(stageLeft + (100 - stageEnd) * pace);
    }
}
