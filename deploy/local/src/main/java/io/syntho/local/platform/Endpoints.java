package io.syntho.local.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syntho.local.PlatformFailure;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where each part of the platform listens on loopback. Chosen once, then kept in a file: the issuer of tokens and what
 * people have bookmarked hold the ports.
 *
 * @param ports a port for each part
 */
public record Endpoints(Map<Part, Integer> ports) {

    /** What listens. */
    public enum Part {
        /** The public door: Envoy. */
        PUBLIC,
        /** Envoy's own readiness and metrics. */
        ENVOY_ADMIN,
        /** The API behind Envoy: gRPC, and HTTP too on the transport that can do both on one port. */
        API,
        /** The API's HTTP, on the transport that cannot. */
        API_HTTP,
        /** The worker's health and metrics. */
        WORKER,
        /** The OIDC provider. */
        IDENTITY,
        /** S3. */
        OBJECT_STORAGE,
        /** PostgreSQL. */
        POSTGRES,
        /** Redis. */
        REDIS,
        /** SMTP of the mail sink. */
        MAIL
    }

    /** Below the range that Linux gives to outgoing connections, which would take our ports while we are down. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Checks that no part is missing. */
    public Endpoints {
        for (Part part : Part.values()) {
            if (!ports.containsKey(part)) {
                throw new PlatformFailure("endpoints: no " + key(part) + " (expected: a port for each part)");
            }
        }
        ports = Map.copyOf(ports);
    }

    /**
     * Reads the file, chooses free ports for the parts that it lacks, and writes them into it.
     *
     * @throws PlatformFailure when the file is not one that we wrote
     */
    public static Endpoints in(Path file) {
        Map<Part, Integer> known = Files.exists(file) ? read(file) : Map.of();
        Endpoints endpoints = completed(known);
        if (known.size() < endpoints.ports().size()) {
            Folders.writePrivate(file, endpoints.toJson());
        }
        return endpoints;
    }

    /** The loopback port of a part. */
    public int port(Part part) {
        return ports.getOrDefault(part, 0);
    }

    /** The HTTP address of a part. */
    public String url(Part part) {
        return "http://127.0.0.1:" + port(part);
    }

    /** Gives every part that has no port one that is free, near those of the others. */
    private static Endpoints completed(Map<Part, Integer> known) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        ports.putAll(known);
        int port = known.values().stream()
                .max(Integer::compare)
                .map(highest -> highest + 1)
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST) / 10 * 10);
        for (Part part : Part.values()) {
            if (!ports.containsKey(part)) {
                while (!Ports.isFree(port)) {
                    port++;
                }
                ports.put(part, port++);
            }
        }
        return new Endpoints(ports);
    }

    private static Map<Part, Integer> read(Path file) {
        try {
            Map<String, Integer> written = JSON.readValue(file.toFile(), new TypeReference<>() {});
            Map<Part, Integer> ports = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                Integer port = written.get(key(part));
                if (port != null) {
                    ports.put(part, port);
                }
            }
            return ports;
        } catch (IOException e) {
            throw new PlatformFailure(
                    "Cannot read " + file + ": " + e.getMessage() + " Delete it, and ports are chosen anew.", e);
        }
    }

    private String toJson() {
        Map<String, Integer> written = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            written.put(key(part), port(part));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n";
        } catch (JsonProcessingException e) {
            throw new PlatformFailure("Cannot write the endpoints.", e);
        }
    }

    private static String key(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
