package io.syntho.local.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LocalIdentityProviderTest {

    private final LocalIdentityProvider identity = SharedBackends.identityProvider();

    @Test
    void aTokenNamesThePersonTheIssuerAndTheAudience() throws IOException {
        JsonNode claims = claims(identity.token("ada"));

        assertThat(claims.path("sub").asText()).isEqualTo("ada");
        assertThat(claims.path("email").asText()).isEqualTo("ada@example.com");
        assertThat(claims.path("iss").asText()).isEqualTo(identity.issuer());
        assertThat(claims.path("aud").toString()).contains(LocalIdentityProvider.AUDIENCE);
        assertThat(expiry(claims)).isAfter(Instant.now().plusSeconds(3000));
    }

    @Test
    void anExpiredTokenIsWrongInItsExpiryOnly() throws IOException {
        JsonNode claims = claims(identity.expiredToken("ada"));

        assertThat(expiry(claims)).isBefore(Instant.now());
        assertThat(claims.path("sub").asText()).isEqualTo("ada");
        assertThat(claims.path("aud").toString()).contains(LocalIdentityProvider.AUDIENCE);
    }

    @Test
    void aTokenForAnotherAudienceIsWrongInItsAudienceOnly() throws IOException {
        JsonNode claims = claims(identity.tokenForAnotherAudience("ada"));

        assertThat(claims.path("aud").toString()).doesNotContain(LocalIdentityProvider.AUDIENCE);
        assertThat(claims.path("sub").asText()).isEqualTo("ada");
        assertThat(expiry(claims)).isAfter(Instant.now());
    }

    @Test
    void afterARestartTheIssuerIsTheSame() throws IOException {
        String issuer = identity.issuer();
        identity.restart();
        assertThat(claims(identity.token("ada")).path("iss").asText()).isEqualTo(issuer);
    }

    private static Instant expiry(JsonNode claims) {
        return Instant.ofEpochSecond(claims.path("exp").asLong());
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
