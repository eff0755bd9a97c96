package io.syntho.server.platform.telemetry;

import java.util.function.BooleanSupplier;

/**
 * A part that the server stands on.
 *
 * @param name a word, such as {@code database}
 * @param required whether the server is of no use without it; one that is not is only shown
 * @param answers asks it, and says whether it answers; may take seconds, may throw
 */
public record Dependency(String name, boolean required, BooleanSupplier answers) {

    /** Returns a part without which the server takes no calls. */
    public static Dependency required(String name, BooleanSupplier answers) {
        return new Dependency(name, true, answers);
    }

    /** Returns a part without which the server is slower, but right. */
    public static Dependency optional(String name, BooleanSupplier answers) {
        return new Dependency(name, false, answers);
    }
}
