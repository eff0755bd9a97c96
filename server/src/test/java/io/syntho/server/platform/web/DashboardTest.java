package io.syntho.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.server.platform.grpc.Listen;
import io.syntho.server.platform.telemetry.HttpListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {

    private static final String SCRIPT = "console.log('a script of the dashboard');\n".repeat(20);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private HttpListener listener;

    @BeforeEach
    void start() throws IOException {
        Path built = Files.createDirectories(folder.resolve("dist/assets")).getParent();
        Files.writeString(built.resolve("index.html"), "<meta property=csp-nonce nonce=__CSP_NONCE__><div id=root>");
        Files.writeString(built.resolve("assets/main-1a2b.js"), SCRIPT);
        Files.writeString(built.resolve("assets/main-1a2b.js.map"), "{}");
        Files.writeString(built.resolve("favicon.svg"), "<svg/>");
        Files.writeString(folder.resolve("secret.txt"), "not for browsers");
        Dashboard dashboard = new Dashboard(
                built, URI.create("https://id.example.com/realms/syntho"), "web", URI.create("https://s3.example.com"));
        listener = new HttpListener(
                new Listen("127.0.0.1", 0),
                server -> server.routing(routing -> routing.register(Dashboard.PATH, dashboard)));
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/dashboard" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/synthetic/0190a1b2-0000-7000-8000-000000000000", "/metrics"})
    void everyViewIsTheOnePage(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).startsWith("text/html");
        assertThat(text(response)).contains("<div id=root>");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void thePolicyAllowsWhatThePageNeedsAndNothingInline() throws Exception {
        HttpResponse<byte[]> first = get("/");
        HttpResponse<byte[]> second = get("/");
        String policy = header(first, "Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .contains("connect-src 'self' https://id.example.com https://s3.example.com;")
                .doesNotContain("unsafe", "*");
        Matcher nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(text(first)).contains("nonce=" + nonce.group(1));
        assertThat(text(first)).isNotEqualTo(text(second));
    }

    @Test
    void filesWhoseNameChangesWithTheirContentAreKeptForEverAndSentCompressed() throws Exception {
        HttpResponse<byte[]> plain = get("/assets/main-1a2b.js");
        HttpResponse<byte[]> zipped = get("/assets/main-1a2b.js", "Accept-Encoding", "br, gzip");

        assertThat(text(plain)).isEqualTo(SCRIPT);
        assertThat(header(plain, "Cache-Control")).contains("immutable");
        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(zipped, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(SCRIPT.getBytes(StandardCharsets.UTF_8));
        assertThat(header(get("/favicon.svg"), "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/assets/main-1a2b.js.map",
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/assets/..%2f..%2f..%2fsecret.txt",
                "/..%5csecret.txt",
                "/robots.txt"
            })
    void whatIsNotThereIsNotFoundWhateverItsPath(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);

        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(text(response)).doesNotContain("not for browsers", "{}");
    }

    @Test
    void theSettingsSayWhereToSignInAndNothingElse() throws Exception {
        assertThat(text(get("/config.json")))
                .isEqualTo("{\"clientId\":\"web\",\"issuer\":\"https://id.example.com/realms/syntho\"}");
    }

    @Test
    void aFolderWithoutADashboardIsRefusedAtStart() {
        assertThatThrownBy(() -> new Dashboard(
                        folder.resolve("dist/assets"), URI.create("https://a"), "web", URI.create("https://b")))
                .hasMessageContaining("index.html");
    }
}
