package io.syntho.server.generation;

import io.syntho.v1.GenerationMethod;
import java.util.Locale;

/** Methods as the database spells them: the contract's names in lower case without their prefix. */
public final class Methods {

    private static final String PREFIX = "GENERATION_METHOD_";

    private Methods() {}

    /** Such as {@code gaussian_copula}; the engine's id, too. */
    public static String stored(GenerationMethod method) {
        return method.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    /** The method that the database spells so. */
    public static GenerationMethod of(String stored) {
        return GenerationMethod.valueOf(PREFIX + stored.toUpperCase(Locale.ROOT));
    }
}
