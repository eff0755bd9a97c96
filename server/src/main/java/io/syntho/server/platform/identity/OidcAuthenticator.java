package io.syntho.server.platform.identity;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.server.platform.identity.ProfileDirectory.Profile;
import io.syntho.v1.ErrorReason;

/** Knows people by the access tokens of the OIDC provider, and gives each a profile. */
public final class OidcAuthenticator implements Authenticator {

    private final OidcTokens tokens;
    private final ProfileDirectory profiles;

    /** Checks tokens by {@code tokens} and finds people in {@code profiles}. */
    public OidcAuthenticator(OidcTokens tokens, ProfileDirectory profiles) {
        this.tokens = tokens;
        this.profiles = profiles;
    }

    @Override
    public boolean accepts(Credentials credentials) {
        return credentials.scheme().equalsIgnoreCase("Bearer");
    }

    @Override
    public Caller authenticate(Credentials credentials) {
        Claims claims = tokens.verify(credentials.secret());
        Profile profile = profiles.profileOf(claims);
        if (profile.suspended()) {
            throw ApiException.of(ErrorReason.ACCOUNT_SUSPENDED, "This account is suspended. Write to support.");
        }
        return new Caller(
                profile.user(),
                claims.subject(),
                profile.email(),
                profile.name(),
                profile.role(),
                Permissions.of(profile.role()));
    }
}
