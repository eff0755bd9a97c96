package io.syntho.server.platform.identity;

import io.helidon.security.AuthenticationResponse;
import io.helidon.security.EndpointConfig;
import io.helidon.security.Security;
import io.helidon.security.SecurityContext;
import io.helidon.security.SecurityEnvironment;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.providers.common.TokenCredential;
import io.helidon.security.providers.oidc.OidcProvider;
import io.helidon.security.providers.oidc.common.OidcConfig;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.v1.ErrorReason;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Checks access tokens by Helidon's OIDC provider: signature by the provider's published keys, issuer, audience, times.
 *
 * <p>Helidon fetches the keys once and keeps them for ever. Here they are fetched anew when a token names a key that may
 * have been added since, though not more often than {@link #REFRESH}.
 */
public final class OidcTokens {

    private static final String PROVIDER = "oidc";
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Duration FETCH = Duration.ofSeconds(5);
    private static final int LONGEST = 16 << 10;

    private final URI issuer;
    private final String audience;
    private final Clock clock;
    private volatile Verifier verifier;

    /**
     * A check that fetches the keys when the first token comes.
     *
     * @param issuer as it stands in the tokens; the discovery document lies below it
     * @param audience what the tokens must be meant for
     */
    public OidcTokens(URI issuer, String audience, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        this.verifier = newVerifier();
    }

    /**
     * Returns what a token says, if it is good.
     *
     * @throws ApiException with {@code CREDENTIALS_EXPIRED} or {@code CREDENTIALS_INVALID}
     * @throws IdentityProviderUnavailable if the keys are not known and can not be fetched
     */
    public Claims verify(String token) {
        Jwt unverified = parse(token);
        if (unverified.expirationTime().isEmpty()) {
            throw invalid();
        }
        if (!clock.instant().isBefore(unverified.expirationTime().get())) {
            throw ApiException.of(ErrorReason.CREDENTIALS_EXPIRED, "The token has expired. Sign in again.");
        }
        Verifier first = verifier;
        return ask(first, token)
                .or(() -> refreshed(first).flatMap(fresh -> ask(fresh, token)))
                .map(this::claims)
                .orElseThrow(OidcTokens::invalid);
    }

    /** Tells whether tokens can be checked at present: the keys are known, or can be fetched now. */
    public boolean ready() {
        try {
            ask(verifier, UNKNOWN_TOKEN);
            return true;
        } catch (IdentityProviderUnavailable away) {
            return false;
        }
    }

    /** {@code {"alg":"RS256"}.{"sub":"probe"}.} with an empty signature: never valid, but makes Helidon fetch the keys. */
    private static final String UNKNOWN_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwcm9iZSJ9.AA";

    private static Jwt parse(String token) {
        if (token.length() > LONGEST) {
            throw invalid();
        }
        try {
            return SignedJwt.parseToken(token).getJwt();
        } catch (RuntimeException noToken) {
            throw invalid();
        }
    }

    private static Optional<Jwt> ask(Verifier verifier, String token) {
        SecurityEnvironment environment = SecurityEnvironment.builder()
                .transport("grpc")
                .method("POST")
                .targetUri(URI.create("http://localhost/"))
                .header("Authorization", "Bearer " + token)
                .build();
        SecurityContext context = verifier.security
                .contextBuilder(UUID.randomUUID().toString())
                .env(environment)
                .endpointConfig(EndpointConfig.create())
                .build();
        AuthenticationResponse response;
        try {
            response = context.atnClientBuilder().explicitProvider(PROVIDER).buildAndGet();
        } catch (RuntimeException noKeys) {
            throw new IdentityProviderUnavailable(noKeys);
        }
        return response.status().isSuccess()
                ? response.user()
                        .flatMap(user -> user.publicCredential(TokenCredential.class))
                        .flatMap(credential -> credential.getTokenInstance(Jwt.class))
                : Optional.empty();
    }

    /** New keys, unless they have been fetched a moment ago. */
    private Optional<Verifier> refreshed(Verifier stale) {
        synchronized (this) {
            if (verifier != stale) {
                return Optional.of(verifier);
            }
            if (clock.instant().isBefore(stale.since.plus(REFRESH))) {
                return Optional.empty();
            }
            verifier = newVerifier();
            return Optional.of(verifier);
        }
    }

    private Verifier newVerifier() {
        OidcConfig config = OidcConfig.builder()
                .identityUri(issuer)
                .issuer(issuer.toString())
                .audience(audience)
                .clientId(audience)
                .clientSecret("none: this server asks for no tokens")
                .oidcMetadataWellKnown(true)
                .clientTimeout(FETCH)
                .useHeader(true)
                .useCookie(false)
                .useParam(false)
                .redirect(false)
                .logoutEnabled(false)
                .build();
        Security security = Security.builder()
                .addProvider(OidcProvider.builder().oidcConfig(config).build(), PROVIDER)
                .build();
        return new Verifier(security, clock.instant());
    }

    private Claims claims(Jwt token) {
        return new Claims(
                issuer.toString(),
                token.subject().filter(subject -> !subject.isBlank()).orElseThrow(OidcTokens::invalid),
                token.email().orElse(""),
                token.emailVerified().orElse(false),
                token.fullName().orElse(""),
                token.payloadClaim("picture")
                        .filter(JsonString.class::isInstance)
                        .map(value -> ((JsonString) value).getString())
                        .orElse(""));
    }

    private static ApiException invalid() {
        return ApiException.of(ErrorReason.CREDENTIALS_INVALID, "The token is not valid for this service.");
    }

    private record Verifier(Security security, Instant since) {}
}
