package io.syntho.local.demo;

import io.syntho.v1.GenerationMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names by which people call the methods: {@code gaussian_copula}. */
public final class Methods {

    private static final String PREFIX = "GENERATION_METHOD_";

    private Methods() {}

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(GenerationMethod.values())
                .filter(method -> method != GenerationMethod.UNRECOGNIZED
                        && method != GenerationMethod.GENERATION_METHOD_UNSPECIFIED)
                .map(Methods::name)
                .toList();
    }

    /** The name of a method. */
    public static String name(GenerationMethod method) {
        return method.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    /** The method of a name, with underscores or dashes; empty when there is none. */
    public static Optional<GenerationMethod> of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return names().contains(wanted)
                ? Optional.of(GenerationMethod.valueOf(PREFIX + wanted.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
