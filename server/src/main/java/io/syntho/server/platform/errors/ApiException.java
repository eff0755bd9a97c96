package io.syntho.server.platform.errors;

import io.syntho.v1.ErrorReason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that fails for a reason its caller can understand. The reason decides the gRPC code; the message is one sentence
 * for a person, without a secret or a value of a table; the metadata are the figures that the reason's comment names.
 * Every feature refuses by this type alone; anything else that escapes is a defect and becomes INTERNAL_ERROR.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorReason reason;
    private final transient Map<String, String> metadata;

    private ApiException(ErrorReason reason, String message, Map<String, String> metadata) {
        super(message);
        this.reason = reason;
        this.metadata = metadata;
    }

    /** A failure without figures. */
    public static ApiException of(ErrorReason reason, String message) {
        return new ApiException(reason, message, Map.of());
    }

    /** The same with one more figure. */
    public ApiException with(String key, Object value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(key, String.valueOf(value));
        return new ApiException(reason, getMessage(), Collections.unmodifiableMap(more));
    }

    /** Why it fails. */
    public ErrorReason reason() {
        return reason;
    }

    /** The figures, in the order in which they were given. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
