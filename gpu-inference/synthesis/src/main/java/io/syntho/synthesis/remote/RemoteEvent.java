package io.syntho.synthesis.remote;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a node tells while it works: one line of JSON each. The last is {@link Fitted} or {@link Sampled}, {@link Refused} or {@link Failed}; a stream that ends
 * without one of them was cut off, and nobody knows what became of the work.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RemoteEvent.Progressed.class, name = "progress"),
    @JsonSubTypes.Type(value = RemoteEvent.CheckpointKept.class, name = "checkpoint"),
    @JsonSubTypes.Type(value = RemoteEvent.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = RemoteEvent.PartKept.class, name = "part"),
    @JsonSubTypes.Type(value = RemoteEvent.Fitted.class, name = "fitted"),
    @JsonSubTypes.Type(value = RemoteEvent.Sampled.class, name = "sampled"),
    @JsonSubTypes.Type(value = RemoteEvent.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = RemoteEvent.Failed.class, name = "failed")
})
public sealed interface RemoteEvent {

    /**
     * The work has come this far.
     *
     * @param progress stage, epoch, losses, metric and seconds left
     */
    record Progressed(Progress progress) implements RemoteEvent {}

    /**
     * A checkpoint was written, whole.
     *
     * @param slot which of the call's URLs it was written to, from 0
     * @param sha256 of its bytes, 64 hexadecimal digits: a later checkpoint may be replacing it already
     */
    record CheckpointKept(int slot, String sha256) implements RemoteEvent {}

    /** Nothing to tell, but the node is there. */
    record Alive() implements RemoteEvent {}

    /**
     * Some of the rows were written, whole.
     *
     * @param part which of the call's URLs they were written to, from 0; parts come in order
     * @param sha256 of the file, 64 hexadecimal digits
     */
    record PartKept(int part, String sha256) implements RemoteEvent {}

    /**
     * The model was written, whole.
     *
     * @param sha256 of the file, 64 hexadecimal digits
     */
    record Fitted(String sha256) implements RemoteEvent {}

    /**
     * All rows were written.
     *
     * @param outcome how many there were
     */
    record Sampled(Outcome outcome) implements RemoteEvent {}

    /**
     * The library refused; trying again changes nothing.
     *
     * @param reason why
     * @param message a sentence for people, without any cell's value
     * @param breach which constraint it was about, if it was about one
     */
    record Refused(Reason reason, String message, Optional<Breach> breach) implements RemoteEvent {

        /** As the library said it. */
        public static Refused of(SynthesisException refusal) {
            Optional<Breach> breach = refusal instanceof ConstraintException constraint
                    ? Optional.of(new Breach(constraint.constraint(), constraint.rowCount(), constraint.rows()))
                    : Optional.empty();
            return new Refused(refusal.reason(), String.valueOf(refusal.getMessage()), breach);
        }

        /** As the library would have thrown it here. */
        public SynthesisException exception() {
            if (breach.isEmpty()) {
                return new SynthesisException(reason, message);
            }
            Breach found = breach.get();
            return reason == Reason.CONSTRAINT_BROKEN
                    ? ConstraintException.broken(found.constraint(), found.rowCount(), found.rows())
                    : ConstraintException.invalid(found.constraint(), message.substring(message.indexOf(": ") + 2));
        }
    }

    /**
     * A constraint that can not hold.
     *
     * @param constraint its number among the constraints, from 0
     * @param rowCount how many real rows break it
     * @param rows the first of them, numbers from 1
     */
    record Breach(int constraint, long rowCount, List<Integer> rows) {

        /** Keeps the list unmodifiable. */
        public Breach {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The node failed; another attempt may succeed.
     *
     * @param cause what failed
     */
    record Failed(Cause cause) implements RemoteEvent {}

    /** What can fail on a node. Nothing more is told: a message could hold a URL or a value. */
    enum Cause {
        /** An object could not be read from the storage, or not be written to it. */
        STORAGE,
        /** The node's disk is full or broken. */
        DISK,
        /** Anything else; the node's log says what. */
        INTERNAL;

        /** In words. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
