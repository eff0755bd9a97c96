package io.syntho.server.generation.inference;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.remote.RemoteCall;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * Calls to DJL Serving, at one address behind which any number of nodes may stand. A node that is busy or away is asked again until patience
 * ends; work that has begun is never repeated here, since the job engine does that, and from the last checkpoint.
 */
final class ServingNodes {

    /** Too many requests, and what proxies and Serving answer when no worker is there. */
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_REFUSAL = 1 << 16;

    private final HttpClient http = HttpClient.newBuilder()
            // Closing the connection is how work is cancelled: it must be the call's own.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final Duration patience;

    ServingNodes(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /**
     * Has a node begin.
     *
     * @return what happens, to be closed; closing it early makes the node stop
     * @throws SynthesisException when the node refuses the call, or on cancellation
     * @throws NodeUnavailable when no node took it in time
     */
    EventStream begin(RemoteCall call, Cancellation cancellation) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        address.resolve("/predictions/" + call.method().id()))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(RemoteJson.call(call)))
                .build();
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            cancellation.check();
            String problem;
            try {
                HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
                if (!LATER.contains(response.statusCode())) {
                    return begun(call, response);
                }
                response.body().close();
                problem = "is busy (%d)".formatted(response.statusCode());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new NodeUnavailable("interrupted while waiting for an inference node");
            } catch (NodeUnavailable told) {
                throw told;
            } catch (IOException away) {
                problem = "is away (%s)".formatted(away.getClass().getSimpleName());
            }
            if (System.nanoTime() >= end) {
                throw new NodeUnavailable("DJL Serving " + problem);
            }
            pause(pause, cancellation);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static EventStream begun(RemoteCall call, HttpResponse<InputStream> response) throws NodeUnavailable {
        return switch (response.statusCode()) {
            case 200 -> new EventStream(response.body());
            case 400 -> throw refusal(response.body());
            case 404 ->
                throw new SynthesisException(
                        Reason.METHOD_UNSUPPORTED,
                        "method: %s is not served by the inference nodes"
                                .formatted(call.method().id()));
            default -> throw new NodeUnavailable("DJL Serving answered " + response.statusCode());
        };
    }

    private static SynthesisException refusal(InputStream body) throws NodeUnavailable {
        try (body) {
            String text = new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
            if (RemoteJson.event(text) instanceof RemoteEvent.Refused refused) {
                return refused.exception();
            }
        } catch (IOException notOurs) {
            // said below
        }
        throw new NodeUnavailable("DJL Serving answered 400");
    }

    private static void pause(Duration pause, Cancellation cancellation) throws NodeUnavailable {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end) {
            cancellation.check();
            try {
                Thread.sleep(FIRST_PAUSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new NodeUnavailable("interrupted while waiting for an inference node");
            }
        }
    }
}
