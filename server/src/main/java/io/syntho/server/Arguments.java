package io.syntho.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the program's name.
 *
 * @param roles what to be; at least one, unless only to check
 * @param config a settings file
 * @param check only to check the settings
 */
record Arguments(Set<Kind> roles, Optional<Path> config, boolean check) {

    static final String USAGE = "usage: --roles=api|worker [--config FILE] [--check]";

    /** What a process can be. */
    enum Kind {
        API,
        WORKER
    }

    /** Reads the words; objects by {@link IllegalArgumentException} with a sentence for people. */
    static Arguments parse(String... words) {
        Set<Kind> roles = EnumSet.noneOf(Kind.class);
        Optional<Path> config = Optional.empty();
        boolean check = false;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("--roles=")) {
                Arrays.stream(word.substring("--roles=".length()).split(","))
                        .map(Arguments::kind)
                        .forEach(roles::add);
            } else if (word.startsWith("--config=")) {
                config = Optional.of(path(word.substring("--config=".length())));
            } else if (word.equals("--config") && i + 1 < words.length) {
                config = Optional.of(path(words[++i]));
            } else if (word.equals("--check")) {
                check = true;
            } else {
                throw new IllegalArgumentException("%s is not understood; %s".formatted(word, USAGE));
            }
        }
        if (roles.isEmpty() && !check) {
            throw new IllegalArgumentException("no role is given; " + USAGE);
        }
        return new Arguments(roles, config, check);
    }

    private static Kind kind(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "api" -> Kind.API;
            case "worker" -> Kind.WORKER;
            default -> throw new IllegalArgumentException("%s is no role; %s".formatted(word, USAGE));
        };
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("%s is no file name; %s".formatted(word, USAGE), noPath);
        }
    }
}
