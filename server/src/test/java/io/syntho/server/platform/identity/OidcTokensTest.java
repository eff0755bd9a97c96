package io.syntho.server.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.backends.SharedBackends;
import io.syntho.local.process.Ports;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.v1.ErrorReason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcTokensTest {

    private static LocalIdentityProvider provider;
    private static OidcTokens tokens;

    @BeforeAll
    static void start() {
        provider = SharedBackends.identityProvider();
        tokens = new OidcTokens(URI.create(provider.issuer()), LocalIdentityProvider.AUDIENCE, Clock.systemUTC());
    }

    @Test
    void aGoodTokenSaysWhoSomebodyIs() {
        Claims claims = tokens.verify(provider.token("ada"));

        assertThat(claims).isEqualTo(new Claims(provider.issuer(), "ada", "ada@example.com", true, "ada", ""));
        assertThat(tokens.ready()).isTrue();
    }

    @Test
    void anExpiredTokenIsToldApart() {
        assertThat(reasonFor(provider.expiredToken("ada"))).isEqualTo(ErrorReason.CREDENTIALS_EXPIRED);
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        assertThat(reasonFor(provider.tokenForAnotherAudience("ada"))).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() throws Exception {
        String issuer = provider.issuer().replace("/syntho", "/evil");
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=x&username=ada&password=x"
                        + "&scope=openid&audience=" + LocalIdentityProvider.AUDIENCE))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        String token = answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");

        assertThat(reasonFor(token)).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void aTokenWhoseContentWasChangedIsRefused() {
        String[] parts = provider.token("ada").split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = encode(payload.replace("\"ada\"", "\"eve\""));

        assertThat(changed).isNotEqualTo(parts[1]);
        assertThat(reasonFor(parts[0] + "." + changed + "." + parts[2])).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void aTokenWhoseSignatureWasChangedIsRefused() {
        String token = provider.token("ada");
        String tampered = token.substring(0, token.length() - 8) + "AAAAAAAA";

        assertThat(reasonFor(tampered)).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\",\"typ\":\"JWT\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"RS256\",\"kid\":\"unknown\"}",
                "{}"
            })
    void aTokenThatNobodySignedIsRefused(String header) {
        String[] parts = provider.token("ada").split("\\.");

        assertThat(reasonFor(encode(header) + "." + parts[1] + ".")).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
        assertThat(reasonFor(encode(header) + "." + parts[1] + "." + parts[2]))
                .isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x.y", "a.b.c", "..", "....", "eyJhbGciOiJSUzI1NiJ9", "ünïcode.ünïcode.ü"})
    void whatIsNoTokenIsRefused(String token) {
        assertThat(reasonFor(token)).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void aTokenThatNeverExpiresIsRefused() {
        String[] parts = provider.token("ada").split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String eternal = encode(payload.replaceAll("\"exp\"\\s*:\\s*\\d+,?", ""));

        assertThat(reasonFor(parts[0] + "." + eternal + "." + parts[2])).isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void aTokenAsLongAsABookIsRefused() {
        assertThat(reasonFor("a".repeat(100_000) + "." + "b".repeat(100_000) + ".c"))
                .isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void whileTheProviderIsAwayAndItsKeysAreUnknownNobodyCanTell() {
        URI nowhere = URI.create("http://127.0.0.1:" + Ports.free(1).getFirst() + "/syntho");
        OidcTokens lost = new OidcTokens(nowhere, LocalIdentityProvider.AUDIENCE, Clock.systemUTC());

        assertThat(lost.ready()).isFalse();
        assertThatThrownBy(() -> lost.verify(provider.token("ada"))).isInstanceOf(IdentityProviderUnavailable.class);
    }

    private static ErrorReason reasonFor(String token) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> tokens.verify(token));
        assertThat(refusal).as("a refusal of %s", token).isNotNull();
        assertThat(token.length() < 20 || !refusal.sentence().contains(token))
                .as("the token is not told")
                .isTrue();
        return refusal.reason();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
