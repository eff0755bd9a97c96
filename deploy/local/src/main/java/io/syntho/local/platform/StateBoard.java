package io.syntho.local.platform;

import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.LocalService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The present state of every part. Each change goes to the listener, one at a time and in order. */
final class StateBoard {

    private final String publicUrl;
    private final Consumer<PlatformState> listener;
    private final Map<String, PartState> parts = new LinkedHashMap<>();
    private PlatformState.Phase phase = PlatformState.Phase.STARTING;
    private String failure = "";

    StateBoard(List<LocalService> services, String publicUrl, Consumer<PlatformState> listener) {
        this.publicUrl = publicUrl;
        this.listener = listener;
        services.forEach(service -> parts.put(
                service.name(),
                new PartState(service.name(), PartState.Phase.WAITING, service.port(), 0, now(), 0, 0, "")));
    }

    synchronized void set(LocalService service, PartState.Phase to) {
        set(service, to, "");
    }

    synchronized void set(LocalService service, PartState.Phase to, String detail) {
        PartState before = state(service.name());
        long pid = service.process()
                .filter(ChildProcess::isAlive)
                .map(ChildProcess::pid)
                .orElse(0L);
        boolean started = before.phase() == PartState.Phase.STARTING && to == PartState.Phase.READY;
        double seconds = started ? (now() - before.sinceMillis()) / 1000.0 : before.startSeconds();
        int restarts = before.restarts() + (to == PartState.Phase.RESTARTING ? 1 : 0);
        parts.put(
                before.name(), new PartState(before.name(), to, before.port(), pid, now(), seconds, restarts, detail));
        tell();
    }

    synchronized void set(PlatformState.Phase to) {
        phase = to;
        tell();
    }

    synchronized void fail(String why) {
        failure = why;
        tell();
    }

    synchronized PlatformState state() {
        return new PlatformState(ProcessHandle.current().pid(), phase, publicUrl, List.copyOf(parts.values()), failure);
    }

    private PartState state(String name) {
        PartState state = parts.get(name);
        if (state == null) {
            throw new IllegalStateException("part: " + name + " (expected: one of " + parts.keySet() + ")");
        }
        return state;
    }

    private void tell() {
        listener.accept(state());
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
