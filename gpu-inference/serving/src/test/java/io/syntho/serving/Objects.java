package io.syntho.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.syntho.synthesis.remote.SignedUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects over HTTP: GET and PUT by path, as presigned URLs allow. */
final class Objects implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    Objects() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(500, -1);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(path, body);
                exchange.sendResponseHeaders(200, -1);
            } else if (objects.containsKey(path)) {
                byte[] found = objects.get(path);
                exchange.sendResponseHeaders(200, found.length == 0 ? -1 : found.length);
                exchange.getResponseBody().write(found);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    SignedUrl url(String name) {
        return new SignedUrl(address() + "/" + name + "?X-Amz-Signature=secret");
    }

    void put(String name, byte[] content) {
        objects.put("/" + name, content);
    }

    Optional<byte[]> get(String name) {
        return Optional.ofNullable(objects.get("/" + name));
    }

    void remove(String name) {
        objects.remove("/" + name);
    }

    /** Answers the next {@code requests} with 500. */
    void failNext(int requests) {
        failures.set(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
