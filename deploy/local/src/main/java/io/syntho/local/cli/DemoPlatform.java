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

    private final Optional<Platform> own;
    private final String farewell;

    private DemoPlatform(Optional<Platform> own, String farewell) {
        this.own = own;
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
            return new DemoPlatform(Optional.empty(), "The platform runs on.");
        }
        if (keep) {
            DetachedPlatform.start(home, terminal);
            return new DemoPlatform(Optional.empty(), "The platform runs on; ./syntho down stops it.");
        }
        return new DemoPlatform(
                Optional.of(start(home, terminal)), "./syntho up starts the platform with all that was made.");
    }

    private static Platform start(PlatformHome home, Terminal terminal) {
        Banner.print(terminal, "starting the platform");
        PlatformState none = new PlatformState(0, PlatformState.Phase.STARTING, "", List.of(), "");
        Platform platform;
        try (PlatformReporter reporter = new PlatformReporter(terminal, none)) {
            platform = Platform.open(home, reporter);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::stop, "stop-platform"));
            platform.start();
            platform.supervise();
        }
        return platform;
    }

    /** What to say about it at the end. */
    String farewell() {
        return farewell;
    }

    @Override
    public void close() {
        own.ifPresent(Platform::stop);
    }
}
