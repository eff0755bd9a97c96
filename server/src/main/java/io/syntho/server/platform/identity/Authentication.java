package io.syntho.server.platform.identity;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.v1.ErrorReason;
import java.util.List;

/** Knows callers by any kind of credentials that the platform takes. */
public final class Authentication {

    private final List<Authenticator> kinds;

    /** Asks {@code kinds} in this order; the first that accepts the form decides. */
    public Authentication(List<? extends Authenticator> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /**
     * Returns who sent the header {@code authorization}.
     *
     * @throws ApiException as {@link Authenticator#authenticate} does; {@code CREDENTIALS_INVALID} if the form is unknown
     */
    public Caller callerOf(String header) {
        int space = header.indexOf(' ');
        if (space > 0) {
            Credentials credentials = new Credentials(
                    header.substring(0, space), header.substring(space + 1).strip());
            for (Authenticator kind : kinds) {
                if (kind.accepts(credentials)) {
                    return kind.authenticate(credentials);
                }
            }
        }
        throw ApiException.of(
                ErrorReason.CREDENTIALS_INVALID,
                "The credentials are of no kind that this server takes. Send `authorization: Bearer` and a token.");
    }
}
