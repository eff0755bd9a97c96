package io.syntho.server.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.syntho.server.platform.web.DashboardFiles.Asset;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Serves the web dashboard below {@link #PATH}: its files, its settings at {@code config.json}, and its one page for every other path, which is a
 * view of the page. Envoy puts the path before what browsers ask for, so that they reach nothing else of this listener.
 */
public final class Dashboard implements HttpService {

    /** Where the dashboard lies on the API's HTTP listener. */
    public static final String PATH = "/dashboard";

    private static final Header FOR_EVER = HeaderValues.create("Cache-Control", "public, max-age=31536000, immutable");
    private static final Header ASK_AGAIN = HeaderValues.create("Cache-Control", "no-cache");
    private static final Header GZIP = HeaderValues.create("Content-Encoding", "gzip");
    private static final Header BY_ENCODING = HeaderValues.create("Vary", "Accept-Encoding");
    private static final Header NO_SNIFFING = HeaderValues.create("X-Content-Type-Options", "nosniff");
    private static final Header NO_REFERRER = HeaderValues.create("Referrer-Policy", "no-referrer");
    private static final Header ALONE = HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    private static final int NONCE_BYTES = 18;

    private final DashboardFiles files;
    private final byte[] config;
    private final String connect;
    private final SecureRandom random = new SecureRandom();

    /**
     * A dashboard.
     *
     * @param folder the built files
     * @param issuer where people sign in
     * @param clientId what the dashboard is called there
     * @param storage where browsers send and fetch files
     */
    public Dashboard(Path folder, URI issuer, String clientId, URI storage) {
        this.files = DashboardFiles.of(folder);
        this.config = json(new TreeMap<>(Map.of("issuer", issuer.toString(), "clientId", clientId)));
        this.connect = "'self' %s %s".formatted(origin(issuer), origin(storage));
    }

    private static byte[] json(Map<String, String> values) {
        try {
            return new ObjectMapper().writeValueAsBytes(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/*", this::answer).get("/", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        String path = request.path().path();
        String name = path.startsWith("/") ? path.substring(1) : path;
        response.header(NO_SNIFFING).header(NO_REFERRER);
        if (name.equals("config.json")) {
            response.header(ASK_AGAIN)
                    .header(HeaderNames.CONTENT_TYPE, "application/json")
                    .send(config);
            return;
        }
        Optional<Asset> asset = files.find(name);
        if (asset.isPresent()) {
            send(asset.get(), request, response);
        } else if (name.startsWith("assets/") || name.contains(".")) {
            response.status(Status.NOT_FOUND_404).header(ASK_AGAIN).send("Not found.\n");
        } else {
            page(response);
        }
    }

    private static void send(Asset asset, ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, asset.type()).header(asset.hashed() ? FOR_EVER : ASK_AGAIN);
        boolean zipped = asset.gzip().isPresent()
                && request.headers()
                        .first(HeaderNames.ACCEPT_ENCODING)
                        .filter(accepted -> accepted.contains("gzip"))
                        .isPresent();
        if (asset.gzip().isPresent()) {
            response.header(BY_ENCODING);
        }
        if (zipped) {
            response.header(GZIP);
        }
        response.send(zipped ? asset.gzip().get() : asset.plain());
    }

    private void page(ServerResponse response) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .header(ASK_AGAIN)
                .header(ALONE)
                .header(HeaderNames.create("Content-Security-Policy"), policy(nonce))
                .send(files.page(nonce));
    }

    /** Nothing runs and nothing is asked but what is named here. */
    private String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'nonce-" + nonce + "'",
                "font-src 'self'",
                "img-src 'self' data: blob:",
                "connect-src " + connect,
                "frame-src blob:",
                "manifest-src 'self'",
                "worker-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }
}
