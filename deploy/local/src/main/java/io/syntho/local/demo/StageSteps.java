package io.syntho.local.demo;

import io.syntho.local.terminal.Step;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Text;
import io.syntho.v1.Progress;
import io.syntho.v1.Stage;
import io.syntho.v1.StageRecord;
import io.syntho.v1.StateChange;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The stages of a job as steps: each begins, moves and ends as the watch stream tells. */
final class StageSteps {

    private static final Map<Stage, String> NAMES = new EnumMap<>(Map.of(
            Stage.STAGE_LOAD, "Load",
            Stage.STAGE_FIT, "Learn",
            Stage.STAGE_SAMPLE, "Make rows",
            Stage.STAGE_PRIVACY, "Privacy",
            Stage.STAGE_CORRELATION, "Correlation",
            Stage.STAGE_QUALITY, "Quality",
            Stage.STAGE_COMPLIANCE, "Compliance",
            Stage.STAGE_STORE, "Store"));

    private final Map<Stage, Step> steps = new EnumMap<>(Stage.class);

    private final Step queue;

    StageSteps(Steps list) {
        queue = list.plan("Queue");
        queue.begin();
        NAMES.forEach((stage, name) -> steps.put(stage, list.plan(name)));
    }

    /** Shows one message of the stream. */
    void show(WatchSyntheticDatasetResponse event) {
        switch (event.getEventCase()) {
            case SNAPSHOT -> show(event.getSnapshot().getSyntheticDataset());
            case PROGRESS -> show(event.getProgress());
            case STATE_CHANGE -> show(event.getStateChange());
            case METRIC, LOG, HEARTBEAT, EVENT_NOT_SET -> {}
        }
    }

    /** Ends every step as the final state says. */
    void end(SyntheticDataset dataset) {
        show(dataset);
        if (dataset.getState() == SyntheticDataset.State.STATE_COMPLETED) {
            steps.values().forEach(step -> step.done(""));
        } else {
            steps.values().stream()
                    .filter(step -> step.state() == Step.State.RUNNING)
                    .forEach(step -> step.failed(dataset.getError().getReason()));
        }
    }

    private void show(SyntheticDataset dataset) {
        if (dataset.getState() == SyntheticDataset.State.STATE_PENDING) {
            queue.progress(-1, "waiting for a worker");
        } else {
            queue.done("");
        }
        for (StageRecord record : dataset.getStagesList()) {
            Step step = steps.get(record.getStage());
            if (step != null) {
                switch (record.getState()) {
                    case STATE_DONE -> step.done("");
                    case STATE_RUNNING -> step.begin();
                    case STATE_PENDING, STATE_FAILED, STATE_SKIPPED, STATE_UNSPECIFIED, UNRECOGNIZED -> {}
                }
            }
        }
    }

    private void show(StateChange change) {
        if (change.getState() == SyntheticDataset.State.STATE_RUNNING) {
            reach(change.getStage());
        }
    }

    private void show(Progress progress) {
        reach(progress.getStage());
        Step step = steps.get(progress.getStage());
        if (step != null) {
            step.progress(progress.getStagePercent() / 100, words(progress));
        }
    }

    /** A stage that runs has all before it behind it. */
    private void reach(Stage stage) {
        queue.done("");
        steps.forEach((other, step) -> {
            // In order of declaration: numbers tell when a stage was added to the contract.
            if (other.compareTo(stage) < 0) {
                step.done("");
            } else if (other == stage) {
                step.begin();
            }
        });
    }

    private static String words(Progress progress) {
        StringBuilder words = new StringBuilder(progress.getMessage());
        if (progress.hasEpoch()) {
            words.append(words.isEmpty() ? "" : ", ").append("epoch ").append(progress.getEpoch());
            words.append(progress.hasEpochs() ? " of " + progress.getEpochs() : "");
        }
        if (progress.hasSecondsLeft() && progress.getSecondsLeft() >= 1) {
            Duration left = Duration.ofSeconds(Math.round(progress.getSecondsLeft()));
            words.append(words.isEmpty() ? "" : ", ").append(Text.time(left)).append(" left");
        }
        return words.toString();
    }
}
