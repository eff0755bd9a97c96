package io.syntho.server.platform.identity;

/** Knows callers by one kind of credentials: an OIDC access token, an API key. */
public interface Authenticator {

    /** Tells whether the credentials are of this kind, by their form alone. */
    boolean accepts(Credentials credentials);

    /**
     * Returns whose credentials these are.
     *
     * @throws io.syntho.server.platform.errors.ApiException with {@code CREDENTIALS_INVALID},
     *     {@code CREDENTIALS_EXPIRED}, {@code ACCOUNT_SUSPENDED}, or {@code DEPENDENCY_UNAVAILABLE} if it can not be
     *     known at present
     */
    Caller authenticate(Credentials credentials);
}
