package io.syntho.server.generation.inference;

import java.io.IOException;

/** No inference node took the work, or the one that had it was lost. Nobody knows how far it came; a later attempt may succeed. */
public final class NodeUnavailable extends IOException {

    private static final long serialVersionUID = 1;

    NodeUnavailable(String message) {
        super(message);
    }
}
