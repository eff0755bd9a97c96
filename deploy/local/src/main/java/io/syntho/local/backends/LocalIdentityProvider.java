package io.syntho.local.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.local.PlatformFailure;
import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Http;
import io.syntho.local.process.JavaCommand;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An OIDC provider on loopback for development and tests. It knows no passwords: whoever reaches it signs in as anyone, with
 * keys that everybody knows. The server refuses to start with it in production.
 */
public final class LocalIdentityProvider extends LocalService {

    /** The audience of the tokens that the API accepts. */
    public static final String AUDIENCE = "syntho-api";

    private static final String ISSUER_ID = "syntho";
    private static final String EXPIRED_CLIENT = "expired";
    private static final String OTHER_AUDIENCE_CLIENT = "other-audience";
    private static final String PEOPLE_CLIENT = "syntho-cli";
    private static final int HEAP_MEGABYTES = 96;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path log;

    /**
     * A server that is not started yet.
     *
     * @param folder where its configuration is written
     * @param log where its output goes
     * @param port the loopback port, which is a part of the issuer
     */
    public LocalIdentityProvider(Path folder, Path log, int port) {
        super("Identity", port);
        this.folder = folder.toAbsolutePath();
        this.log = log;
    }

    /** The issuer, as it stands in tokens and as the server must be told. */
    public String issuer() {
        return "http://127.0.0.1:" + port() + "/" + ISSUER_ID;
    }

    /**
     * Signs a person in and returns the access token, good for an hour. The claims {@code email} and {@code name} are made
     * from the user's name.
     *
     * @param user letters, digits, dots and dashes: the token's subject
     */
    public String token(String user) {
        return token(PEOPLE_CLIENT, user);
    }

    /** A token with everything right except that it expired in 2020. */
    public String expiredToken(String user) {
        return token(EXPIRED_CLIENT, user);
    }

    /** A token with everything right except that it is meant for another API. */
    public String tokenForAnotherAudience(String user) {
        return token(OTHER_AUDIENCE_CLIENT, user);
    }

    @Override
    public boolean healthy() {
        return Http.status(issuer() + "/.well-known/openid-configuration") == 200;
    }

    @Override
    protected void prepare() {
        Folders.makePrivate(folder);
        Folders.writePrivate(
                configuration(),
                json(Map.of(
                        "interactiveLogin",
                        true,
                        "httpServer",
                        "NettyWrapper",
                        "tokenCallbacks",
                        List.of(Map.of(
                                "issuerId",
                                ISSUER_ID,
                                "tokenExpiry",
                                3600,
                                // The first rule that matches decides. The sign-in page passes the name as `subject`,
                                // programs as `username`.
                                "requestMappings",
                                List.of(
                                        rule("client_id", EXPIRED_CLIENT, "username", Map.of("exp", 1_600_000_000L)),
                                        rule(
                                                "client_id",
                                                OTHER_AUDIENCE_CLIENT,
                                                "username",
                                                Map.of("aud", List.of("another-api"))),
                                        rule("grant_type", "password", "username", Map.of()),
                                        rule("grant_type", "*", "subject", Map.of())))))));
    }

    private static Map<String, Object> rule(String parameter, String match, String user, Map<String, Object> wrong) {
        Map<String, Object> claims = new java.util.HashMap<>(Map.of(
                "sub", "${" + user + "}",
                "name", "${" + user + "}",
                "email", "${" + user + "}@example.com",
                "email_verified", true,
                "aud", List.of(AUDIENCE)));
        claims.putAll(wrong);
        return Map.of("requestParam", parameter, "match", match, "claims", claims);
    }

    @Override
    protected ChildProcess launch() {
        List<String> command = JavaCommand.small(
                HEAP_MEGABYTES,
                ChildClassPath.of("oidc"),
                List.of(),
                List.of("no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt"));
        return ChildProcess.start(Launch.of(name(), command, folder, log)
                .withEnvironment(Map.of(
                        "SERVER_HOSTNAME", "127.0.0.1",
                        "SERVER_PORT", Integer.toString(port()),
                        "JSON_CONFIG_PATH", configuration().toString(),
                        "LOGBACK_CONFIG", ChildLogging.configuration(folder).toString())));
    }

    private String token(String client, String user) {
        String form = Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", user,
                        "password", "none",
                        "scope", "openid")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer() + "/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = Http.send(request);
            JsonNode token = JSON.readTree(response.body()).path("access_token");
            if (response.statusCode() != 200 || !token.isTextual()) {
                throw new PlatformFailure("The identity provider gave no token: HTTP " + response.statusCode());
            }
            return token.asText();
        } catch (IOException e) {
            throw new PlatformFailure(
                    "The identity provider does not answer at " + issuer() + ": " + e.getMessage(), e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new PlatformFailure("Cannot write the identity provider's configuration.", e);
        }
    }

    private Path configuration() {
        return folder.resolve("oidc.json");
    }
}
