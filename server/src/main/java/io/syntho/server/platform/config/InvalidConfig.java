package io.syntho.server.platform.config;

import java.util.List;

/** The settings are not valid. Says everything that is wrong at once, in words, and no secret. */
public final class InvalidConfig extends RuntimeException {

    private final List<String> problems;

    /**
     * An objection.
     *
     * @param problems one sentence each; at least one
     */
    public InvalidConfig(List<String> problems) {
        super("The configuration is not valid:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns one sentence for each thing that is wrong. */
    public List<String> problems() {
        return problems;
    }
}
