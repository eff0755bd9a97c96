package io.syntho.server.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The built dashboard, read once at start: what is not among these files does not exist, so no path of a request ever reaches the file system.
 */
final class DashboardFiles {

    /** What a browser is told that its nonce is, until a page is sent. */
    static final String NONCE = "__CSP_NONCE__";

    private static final long MOST_BYTES = 64L << 20;
    private static final String INDEX = "index.html";
    private static final String HASHED = "assets/";
    private static final Set<String> COMPRESSED = Set.of("js", "css", "html", "svg", "json", "webmanifest", "txt");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, Asset> assets;
    private final String index;

    private DashboardFiles(Map<String, Asset> assets, String index) {
        this.assets = assets;
        this.index = index;
    }

    /**
     * A file as it is sent.
     *
     * @param type its media type
     * @param plain its bytes
     * @param gzip the same compressed, where that is worth it
     * @param hashed whether its name changes with its content, so that it may be kept for ever
     */
    record Asset(String type, byte[] plain, Optional<byte[]> gzip, boolean hashed) {}

    /**
     * Reads a folder.
     *
     * @throws IllegalStateException when it holds no {@code index.html}, or more than 64 MiB
     */
    static DashboardFiles of(Path folder) {
        Map<String, Asset> assets = new HashMap<>();
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String extension = extension(file);
                // Source maps and whatever else a build leaves are nobody's business.
                if (TYPES.containsKey(extension)) {
                    byte[] content = Files.readAllBytes(file);
                    bytes += content.length;
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    assets.put(name, asset(name, extension, content));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Asset index = assets.remove(INDEX);
        if (index == null || bytes > MOST_BYTES) {
            throw new IllegalStateException("dashboard %s: %d bytes (expected: a built dashboard with %s, at most %d)"
                    .formatted(folder, bytes, INDEX, MOST_BYTES));
        }
        return new DashboardFiles(Map.copyOf(assets), new String(index.plain(), StandardCharsets.UTF_8));
    }

    private static Asset asset(String name, String extension, byte[] content) throws IOException {
        Optional<byte[]> gzip = Optional.empty();
        if (COMPRESSED.contains(extension)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                zip.write(content);
            }
            gzip = Optional.of(out.toByteArray()).filter(zipped -> zipped.length < content.length);
        }
        return new Asset(TYPES.getOrDefault(extension, ""), content, gzip, name.startsWith(HASHED));
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The file of that path, without a slash before it. */
    Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    /** The page, whose own scripts and styles carry {@code nonce}. */
    String page(String nonce) {
        return index.replace(NONCE, nonce);
    }
}
