package io.syntho.server.platform.errors;

import io.grpc.Status;
import io.syntho.server.platform.errors.ErrorDetail.Fact;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Failure;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a client may see: a stable {@link ErrorReason}, one human sentence and the facts that the reason's
 * comment in the contract names. The reason decides the gRPC code ({@link ReasonCodes}).
 *
 * <p>The sentence and the details are written by us for the client: they hold no stack trace, no secret, no value of a
 * table and no text of another library. Those belong in the cause, which stays in the log.
 */
public final class ApiException extends RuntimeException {

    private final ErrorReason reason;
    private final List<ErrorDetail> details;

    private ApiException(ErrorReason reason, String sentence, @Nullable Throwable cause, List<ErrorDetail> details) {
        super(sentence, cause);
        this.reason = reason;
        this.details = details;
    }

    /** Returns a failure with what the client should know. */
    public static ApiException of(ErrorReason reason, String sentence, ErrorDetail... details) {
        return new ApiException(reason, sentence, null, List.of(details));
    }

    /** Returns a failure whose cause is for the log only. */
    public static ApiException because(Throwable cause, ErrorReason reason, String sentence, ErrorDetail... details) {
        return new ApiException(reason, sentence, cause, List.of(details));
    }

    /**
     * Returns the failure of a request of which one field breaks a rule ({@code INVALID_REQUEST}).
     *
     * @param field its path from the request
     * @param description what was given and what was expected, in one sentence
     */
    public static ApiException invalid(String field, String description) {
        return of(ErrorReason.INVALID_REQUEST, field + ": " + description, ErrorDetail.field(field, description));
    }

    /**
     * Returns the failure of a call that asks for what does not exist, or is another's: the two are told alike, so that
     * nobody learns that another's resource exists.
     *
     * @param reason such as {@code DATASET_NOT_FOUND}
     * @param name the resource's name as the client gave it
     */
    public static ApiException notFound(ErrorReason reason, String name) {
        return of(reason, "There is no %s, or it is not yours.".formatted(name), ErrorDetail.fact("name", name));
    }

    /**
     * Returns the failure of a call that needs a part which is away at present. The client may try again.
     *
     * @param part a word for the part, such as {@code storage}; never an address
     */
    public static ApiException unavailable(String part, Throwable cause) {
        return because(
                cause,
                ErrorReason.DEPENDENCY_UNAVAILABLE,
                "The %s is not available at the moment. Try again in a few seconds.".formatted(part),
                ErrorDetail.fact("part", part),
                ErrorDetail.retryAfter(Duration.ofSeconds(2)));
    }

    /** Returns the same failure with one more fact, as in {@code with("max_bytes", 4096)}. */
    public ApiException with(String key, Object value) {
        return with(ErrorDetail.fact(key, value));
    }

    /** Returns the same failure with one more detail. */
    public ApiException with(ErrorDetail detail) {
        return new ApiException(
                reason,
                sentence(),
                getCause(),
                Stream.concat(details.stream(), Stream.of(detail)).toList());
    }

    /** Returns why it failed. */
    public ErrorReason reason() {
        return reason;
    }

    /** Returns the gRPC code that the reason stands for. */
    public Status.Code code() {
        return ReasonCodes.codeOf(reason);
    }

    /** Returns the sentence for a person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Returns what the failure carries besides its sentence, in the order given. */
    public List<ErrorDetail> details() {
        return details;
    }

    /** Returns the facts by name, in the order given. */
    public Map<String, String> metadata() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (ErrorDetail detail : details) {
            if (detail instanceof Fact(String key, String value)) {
                facts.put(key, value);
            }
        }
        return Collections.unmodifiableMap(facts);
    }

    /** Returns the same as a message that can be kept on a resource that failed. */
    public Failure toFailure() {
        return Failure.newBuilder()
                .setReason(reason.name())
                .setMessage(sentence())
                .putAllMetadata(metadata())
                .build();
    }
}
