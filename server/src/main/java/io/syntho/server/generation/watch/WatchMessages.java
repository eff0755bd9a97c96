package io.syntho.server.generation.watch;

import io.syntho.server.generation.JobMessages;
import io.syntho.server.generation.job.JobEvent;
import io.syntho.server.generation.job.SequencedEvent;
import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.v1.Heartbeat;
import io.syntho.v1.LogLine;
import io.syntho.v1.StateChange;
import io.syntho.v1.TrainingMetric;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.time.Instant;
import java.util.Optional;

/** Events of a job as the contract has them. */
final class WatchMessages {

    private WatchMessages() {}

    /**
     * An event.
     *
     * @param after the sequence of the message before it; the numbers in between belong to progress that this reader does not see
     */
    static WatchSyntheticDatasetResponse.Builder of(SequencedEvent event, long after) {
        WatchSyntheticDatasetResponse.Builder message = WatchSyntheticDatasetResponse.newBuilder()
                .setSequence(event.sequence())
                .setSkipped(Math.toIntExact(event.sequence() - after - 1))
                .setEventTime(ProtoTimes.of(event.at()));
        switch (event.event()) {
            case JobEvent.Progressed progressed -> message.setProgress(JobMessages.progress(progressed.progress()));
            case JobEvent.Measured measured -> message.setMetric(metric(measured));
            case JobEvent.Logged line -> message.setLog(line(line, event.at()));
            case JobEvent.StateChanged change -> message.setStateChange(change(change));
        }
        return message;
    }

    /** The point of training that an event is, if it is one. */
    static Optional<TrainingMetric> metric(SequencedEvent event) {
        return event.event() instanceof JobEvent.Measured measured ? Optional.of(metric(measured)) : Optional.empty();
    }

    /** The line of the log that an event is, if it is one. */
    static Optional<LogLine> line(SequencedEvent event) {
        return event.event() instanceof JobEvent.Logged line ? Optional.of(line(line, event.at())) : Optional.empty();
    }

    private static TrainingMetric metric(JobEvent.Measured measured) {
        TrainingMetric.Builder metric = TrainingMetric.newBuilder()
                .setEpoch(measured.epoch())
                .setStep(measured.step())
                .putAllLosses(measured.losses())
                .setBestSoFar(measured.best())
                .setAttempt(measured.attempt());
        measured.validation().ifPresent(metric::setValidationScore);
        return metric.build();
    }

    private static LogLine line(JobEvent.Logged line, Instant at) {
        LogLine.Builder message = LogLine.newBuilder()
                .setLogTime(ProtoTimes.of(at))
                .setSeverity(
                        LogLine.Severity.valueOf("SEVERITY_" + line.severity().name()))
                .setEvent(line.event())
                .setMessage(line.message());
        line.stage().map(JobMessages::stage).ifPresent(message::setStage);
        return message.build();
    }

    private static StateChange change(JobEvent.StateChanged change) {
        StateChange.Builder message = StateChange.newBuilder()
                .setState(JobMessages.state(change.state()))
                .setAttempt(change.attempt());
        change.stage().map(JobMessages::stage).ifPresent(message::setStage);
        change.failure().map(JobMessages::failure).ifPresent(message::setError);
        return message.build();
    }

    /** Nothing happened since {@code sequence}. */
    static WatchSyntheticDatasetResponse heartbeat(long sequence, Instant now) {
        return WatchSyntheticDatasetResponse.newBuilder()
                .setSequence(sequence)
                .setEventTime(ProtoTimes.of(now))
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .build();
    }
}
