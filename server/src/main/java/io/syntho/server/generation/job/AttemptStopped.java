package io.syntho.server.generation.job;

import java.util.concurrent.CancellationException;

/** The attempt had to stop in the middle. No fault of its work. */
public final class AttemptStopped extends CancellationException {

    private static final long serialVersionUID = 1;

    AttemptStopped(Leash.Stop why) {
        super("attempt stopped: " + why);
    }
}
