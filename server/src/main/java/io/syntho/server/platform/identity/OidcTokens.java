package io.syntho.server.platform.identity;

import io.helidon.security.AuthenticationResponse;
import io.helidon.security.EndpointConfig;
import io.helidon.security.Security;
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
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens by Helidon's OIDC provider: signature by the issuer's published keys, issuer, audience, times.
 *
 * <p>The keys are fetched when the first token comes, and again when a token is refused that a newer key may have signed,
 * though not more often than {@link #REFRESH}. While the issuer is away, the keys that are known go on to serve.
 */
public final class OidcTokens {

    private static final String PROVIDER = "oidc";
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final int LONGEST = 16 << 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final AtomicReference<@Nullable CompletableFuture<Verifier>> fetching = new AtomicReference<>();
    private final URI issuer;
    private final String audience;
    private final Clock clock;
    private volatile @Nullable Verifier verifier;
    private volatile Instant lastFetch = Instant.EPOCH;

    /**
     * A check that has no keys yet.
     *
     * @param issuer as it stands in the tokens; the discovery document lies below it
     * @param audience what the tokens must be meant for
     */
    public OidcTokens(URI issuer, String audience, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * Returns what a token says, if it is good.
     *
     * @throws ApiException with {@code CREDENTIALS_EXPIRED} or {@code CREDENTIALS_INVALID}
     * @throws IdentityProviderUnavailable if the keys are not known and can not be fetched
     */
    public Claims verify(String token) {
        Instant expiry = parse(token).expirationTime().orElseThrow(OidcTokens::invalid);
        if (!clock.instant().isBefore(expiry)) {
            throw ApiException.of(ErrorReason.CREDENTIALS_EXPIRED, "The token has expired. Sign in again.");
        }
        Verifier known = verifier();
        return known.check(token)
                .or(() -> newerThan(known).check(token))
                .map(this::claims)
                .orElseThrow(OidcTokens::invalid);
    }

    /** Tells whether tokens can be checked at present: the keys are known, or can be fetched now. */
    public boolean ready() {
        try {
            verifier();
            return true;
        } catch (IdentityProviderUnavailable away) {
            return false;
        }
    }

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

    private Verifier verifier() {
        Verifier known = verifier;
        return known == null ? fetch(null) : known;
    }

    /** A verifier with the keys of today; the same if they were asked for a moment ago, or the issuer is away. */
    private Verifier newerThan(Verifier known) {
        if (clock.instant().isBefore(lastFetch.plus(REFRESH))) {
            return known;
        }
        try {
            return fetch(known);
        } catch (IdentityProviderUnavailable away) {
            return known;
        }
    }

    /** One caller fetches, all who come meanwhile get the same. */
    private Verifier fetch(@Nullable Verifier stale) {
        Verifier present = verifier;
        if (present != null && present != stale) {
            return present;
        }
        CompletableFuture<Verifier> mine = new CompletableFuture<>();
        CompletableFuture<Verifier> others = fetching.compareAndExchange(null, mine);
        if (others != null) {
            return await(others);
        }
        try {
            lastFetch = clock.instant();
            Verifier fresh = new Verifier(security(IdentityProviderKeys.fetch(http, issuer)));
            verifier = fresh;
            mine.complete(fresh);
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        } finally {
            fetching.set(null);
        }
        return await(mine);
    }

    private static Verifier await(CompletableFuture<Verifier> fetched) {
        try {
            return fetched.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof IdentityProviderUnavailable away
                    ? away
                    : new IdentityProviderUnavailable(failure);
        }
    }

    private Security security(IdentityProviderKeys provider) {
        OidcConfig config = OidcConfig.builder()
                .identityUri(issuer)
                .issuer(issuer.toString())
                .oidcMetadataWellKnown(false)
                .oidcMetadata(provider.metadata())
                .signJwk(provider.keys())
                .audience(audience)
                .clientId(audience)
                .clientSecret("none: this server asks for no tokens")
                .useHeader(true)
                .useCookie(false)
                // No cookie is made. Without a password Helidon would write one of its own into the working directory.
                .cookieEncryptionPassword(UUID.randomUUID().toString().toCharArray())
                .useParam(false)
                .redirect(false)
                .logoutEnabled(false)
                .build();
        return Security.builder()
                .addProvider(OidcProvider.builder().oidcConfig(config).build(), PROVIDER)
                .build();
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

    /** Helidon's check with the keys of one moment. */
    private record Verifier(Security security) {

        Optional<Jwt> check(String token) {
            SecurityEnvironment environment = SecurityEnvironment.builder()
                    .transport("grpc")
                    .method("POST")
                    .targetUri(URI.create("http://localhost/"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            AuthenticationResponse response = security.contextBuilder(
                            UUID.randomUUID().toString())
                    .env(environment)
                    .endpointConfig(EndpointConfig.create())
                    .build()
                    .atnClientBuilder()
                    .explicitProvider(PROVIDER)
                    .buildAndGet();
            return response.status().isSuccess()
                    ? response.user()
                            .flatMap(user -> user.publicCredential(TokenCredential.class))
                            .flatMap(credential -> credential.getTokenInstance(Jwt.class))
                    : Optional.empty();
        }
    }
}
