package io.syntho.local.cli;

import io.syntho.local.PlatformFailure;
import io.syntho.local.platform.Platform;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.platform.PlatformState;
import io.syntho.local.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/** The platform that the demo uses: the one that runs, or one of its own, which ends with it unless it is to be kept. */
final class DemoPlatform implements AutoCloseable {

    private final Runnable end;
    private final String farewell;

    private DemoPlatform(Runnable end, String farewell) {
        this.end = end;
        this.farewell = farewell;
    }

    /**
     * Returns when a platform is ready.
     *
     * @throws PlatformFailure when none runs and none can be started, or the one that runs is not ready
     */
    static DemoPlatform ensure(PlatformHome home, Terminal terminal, boolean keep) {
        Optional<PlatformState> running = DetachedPlatform.state(home);
        if (running.isPresent()) {
            if (running.get().phase() != PlatformState.Phase.READY) {
                throw new PlatformFailure("The platform is not ready. See ./syntho status.");
            }
            return new DemoPlatform(() -> {}, "The platform runs on.");
        }
        if (keep) {
            DetachedPlatform.start(home, terminal);
            return new DemoPlatform(() -> {}, "The platform runs on; ./syntho down stops it.");
        }
        return new DemoPlatform(start(home, terminal), "./syntho up starts the platform with all that was made.");
    }

    /** Returns what ends it. */
    private static Runnable start(PlatformHome home, Terminal terminal) {
        Banner.print(terminal, "starting the platform");
        PlatformState none = new PlatformState(0, PlatformState.Phase.STARTING, "", List.of(), "");
        try (PlatformReporter reporter = new PlatformReporter(terminal, none)) {
            Platform platform = Platform.open(home, reporter);
            Runnable end = () -> {
                reporter.mute();
                platform.stop();
            };
            Runtime.getRuntime().addShutdownHook(new Thread(end, "stop-platform"));
            platform.start();
            platform.supervise();
            return end;
        }
    }

    /** What to say about it at the end. */
    String farewell() {
        return farewell;
    }

    @Override
    public void close() {
        end.run();
    }
}
