package io.syntho.server.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.server.platform.errors.ApiException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

    private static final Instant START = Instant.now();

    /** Moves when it is told to; Helidon looks at the real clock, so it stays near it. */
    private Instant now = START;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    @Test
    void aNewKeyOfTheIssuerIsFetchedWhenATokenNeedsIt() throws IOException {
        try (SigningIssuer issuer = new SigningIssuer()) {
            OidcTokens tokens = new OidcTokens(issuer.issuer(), "api", clock);
            assertThat(tokens.verify(token(issuer, "ada")).subject()).isEqualTo("ada");

            issuer.rotate();
            now = now.plusSeconds(11);

            assertThat(tokens.verify(token(issuer, "eve")).subject()).isEqualTo("eve");
            assertThat(issuer.fetches()).isEqualTo(2);
        }
    }

    @Test
    void badTokensDoNotMakeTheServerAskTheIssuerAgainAndAgain() throws IOException {
        try (SigningIssuer issuer = new SigningIssuer()) {
            OidcTokens tokens = new OidcTokens(issuer.issuer(), "api", clock);
            String forged = token(issuer, "ada").replaceAll("\\.[^.]*$", ".AAAA");

            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> tokens.verify(forged)).isInstanceOf(ApiException.class);
            }

            assertThat(issuer.fetches()).isEqualTo(1);
        }
    }

    @Test
    void knownKeysServeOnWhileTheIssuerIsAway() throws IOException {
        SigningIssuer issuer = new SigningIssuer();
        OidcTokens tokens = new OidcTokens(issuer.issuer(), "api", clock);
        String good = token(issuer, "ada");
        tokens.verify(good);
        issuer.close();
        now = now.plus(Duration.ofSeconds(30));

        assertThat(tokens.verify(good).subject()).isEqualTo("ada");
        assertThat(tokens.ready()).isTrue();
        assertThatThrownBy(() -> tokens.verify(good.replaceAll("\\.[^.]*$", ".AAAA")))
                .as("a bad token is still bad, not a failure of ours")
                .isInstanceOf(ApiException.class);
    }

    @Test
    void aDocumentOfAnotherIssuerIsNotBelieved() throws IOException {
        try (SigningIssuer issuer = new SigningIssuer()) {
            OidcTokens tokens = new OidcTokens(issuer.issuer().resolve("/tenant"), "api", clock);

            assertThatThrownBy(() -> tokens.verify(token(issuer, "ada")))
                    .isInstanceOf(IdentityProviderUnavailable.class)
                    .hasRootCauseMessage("the discovery document is of another issuer: " + issuer.issuer());
        }
    }

    private static String token(SigningIssuer issuer, String subject) {
        return issuer.token(subject, "api", START.plusSeconds(3600).getEpochSecond());
    }
}
