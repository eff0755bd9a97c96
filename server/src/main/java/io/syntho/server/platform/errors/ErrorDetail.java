package io.syntho.server.platform.errors;

import java.time.Duration;

/** A fact that an {@link ApiException} carries to the client, besides its reason and its sentence. */
public sealed interface ErrorDetail {

    /**
     * A figure that the comment of the {@code ErrorReason} names; travels in {@code ErrorInfo.metadata}.
     *
     * @param key the name given in the contract, such as {@code max_bytes}
     * @param value its text; never a secret, and never a value of somebody's table
     */
    record Fact(String key, String value) implements ErrorDetail {}

    /**
     * A field of the request that breaks a rule; travels in {@code BadRequest}.
     *
     * @param field its path from the request, such as {@code config.rows} or {@code columns[3].name}
     * @param description what was given and what was expected, in one sentence
     */
    record FieldViolation(String field, String description) implements ErrorDetail {}

    /**
     * A state that forbids the call; travels in {@code PreconditionFailure}.
     *
     * @param type the kind of state, such as {@code STATE}
     * @param subject the resource's name, such as {@code datasets/0192…}
     * @param description what to do about it
     */
    record PreconditionViolation(String type, String subject, String description) implements ErrorDetail {}

    /**
     * A limit that the call would pass; travels in {@code QuotaFailure}.
     *
     * @param subject whose limit it is, such as {@code generations_per_month}
     * @param description the limit and how much of it is used
     */
    record QuotaViolation(String subject, String description) implements ErrorDetail {}

    /**
     * When to try again; travels in {@code RetryInfo}.
     *
     * @param delay from now; not negative
     */
    record RetryAfter(Duration delay) implements ErrorDetail {

        /** Refuses a delay that lies in the past. */
        public RetryAfter {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("delay: %s (expected: not negative)".formatted(delay));
            }
        }
    }

    /** Returns a {@link Fact} whose value is the text of {@code value}. */
    static ErrorDetail fact(String key, Object value) {
        return new Fact(key, String.valueOf(value));
    }

    /** Returns a {@link FieldViolation}. */
    static ErrorDetail field(String field, String description) {
        return new FieldViolation(field, description);
    }

    /** Returns a {@link PreconditionViolation} of the state of a resource. */
    static ErrorDetail state(String subject, String description) {
        return new PreconditionViolation("STATE", subject, description);
    }

    /** Returns a {@link QuotaViolation}. */
    static ErrorDetail quota(String subject, String description) {
        return new QuotaViolation(subject, description);
    }

    /** Returns a {@link RetryAfter}. */
    static ErrorDetail retryAfter(Duration delay) {
        return new RetryAfter(delay);
    }
}
