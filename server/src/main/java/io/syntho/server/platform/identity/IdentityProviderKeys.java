package io.syntho.server.platform.identity;

import io.helidon.security.jwt.jwk.JwkKeys;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What an OIDC provider publishes about itself: its discovery document and its signing keys.
 *
 * <p>Fetched by the JDK's client: Helidon's can not read an answer whose end is the end of the connection, and fetches only
 * once.
 *
 * @param metadata the discovery document (OpenID Connect Discovery 1.0, section 3)
 * @param keys its {@code jwks_uri}
 */
record IdentityProviderKeys(JsonObject metadata, JwkKeys keys) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Fetches both.
     *
     * @throws IdentityProviderUnavailable if they can not be had, or are not those of this issuer
     */
    static IdentityProviderKeys fetch(HttpClient http, URI issuer) {
        String base = issuer.toString().replaceAll("/+$", "");
        try {
            JsonObject metadata = get(http, URI.create(base + "/.well-known/openid-configuration"));
            if (!issuer.toString().equals(metadata.getString("issuer", ""))) {
                throw new IOException(
                        "the discovery document is of another issuer: " + metadata.getString("issuer", ""));
            }
            JsonObject keys = get(http, URI.create(metadata.getString("jwks_uri", "")));
            return new IdentityProviderKeys(
                    metadata, JwkKeys.builder().json(keys).build());
        } catch (IOException | RuntimeException unusable) {
            throw new IdentityProviderUnavailable(unusable);
        }
    }

    private static JsonObject get(HttpClient http, URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("HTTP %d from %s".formatted(response.statusCode(), address));
            }
            try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            } catch (JsonException noJson) {
                throw new IOException("no JSON from " + address, noJson);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", hurry);
        }
    }
}
