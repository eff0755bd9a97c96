package io.syntho.server.platform.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings by the names of their environment variables, and what is wrong with them. {@code SYNTHO_STORAGE_PUBLIC_ENDPOINT}
 * is {@code storage.public-endpoint} in the file; the environment wins. A getter that meets a problem notes it and answers
 * something harmless, so that all problems are found in one go.
 */
final class Settings {

    private static final String PREFIX = "SYNTHO_";

    private final Map<String, String> environment;
    private final Map<String, String> file;
    private final Set<String> known = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    Settings(Map<String, String> environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
    }

    static String fileName(String variable) {
        String[] words =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).split("_", 2);
        return words.length == 1 ? words[0] : words[0] + "." + words[1].replace('_', '-');
    }

    Optional<String> find(String variable) {
        known.add(fileName(variable));
        return Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(file.get(fileName(variable))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    String text(String variable) {
        return find(variable).orElseGet(() -> {
            problem(variable, "is not set");
            return "";
        });
    }

    /** A secret: from the variable, or from the file that the variable with {@code _FILE} names. */
    Optional<String> findSecret(String variable) {
        if (file.containsKey(fileName(variable))) {
            problem(variable, "must not stand in the settings file: set the variable, or %s_FILE".formatted(variable));
        }
        known.add(fileName(variable));
        known.add(fileName(variable + "_FILE"));
        Optional<String> value = Optional.ofNullable(environment.get(variable)).filter(text -> !text.isEmpty());
        Optional<String> path = find(variable + "_FILE");
        if (value.isPresent() && path.isPresent()) {
            problem(variable, "is set twice: keep it or %s_FILE".formatted(variable));
        }
        return value.or(() -> path.flatMap(name -> read(variable, name)));
    }

    String secret(String variable) {
        Optional<String> secret = findSecret(variable);
        if (secret.isEmpty() && find(variable + "_FILE").isEmpty()) {
            problem(variable, "is not set; neither is %s_FILE".formatted(variable));
        }
        return secret.orElse("");
    }

    private Optional<String> read(String variable, String path) {
        try {
            String content = Files.readString(Path.of(path)).strip();
            if (content.isEmpty()) {
                problem(variable + "_FILE", "names an empty file: " + path);
            }
            return Optional.of(content).filter(text -> !text.isEmpty());
        } catch (IOException | InvalidPathException unreadable) {
            problem(variable + "_FILE", "can not be read: " + path);
            return Optional.empty();
        }
    }

    int number(String variable, int preset, int least, int most) {
        Optional<String> text = find(variable);
        if (text.isEmpty()) {
            return preset;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        problem(variable, "is %s (expected: a number from %d to %d)".formatted(text.get(), least, most));
        return preset;
    }

    Duration seconds(String variable, Duration preset, int least, int most) {
        return Duration.ofSeconds(number(variable, (int) preset.toSeconds(), least, most));
    }

    <E extends Enum<E>> E choice(String variable, Class<E> type, E preset) {
        Optional<String> text = find(variable);
        if (text.isEmpty()) {
            return preset;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text.get())) {
                return value;
            }
        }
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        problem(variable, "is %s (expected: one of %s)".formatted(text.get(), names));
        return preset;
    }

    URI address(String variable, List<String> schemes) {
        String text = text(variable);
        try {
            URI uri = URI.create(text);
            if (text.isEmpty() || (schemes.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null)) {
                return uri;
            }
        } catch (IllegalArgumentException noAddress) {
            // said below, without the text: it may hold a password
        }
        problem(variable, "is no address (expected: %s://host…)".formatted(String.join(":// or ", schemes)));
        return URI.create("");
    }

    void problem(String variable, String what) {
        problems.add("%s %s".formatted(variable, what));
    }

    /** Objects to what the file says and nobody asks for, and throws if there is any problem. */
    void finish() {
        for (String name : new TreeSet<>(file.keySet())) {
            if (!known.contains(name)) {
                problems.add("%s in the settings file is no setting".formatted(name));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfig(problems);
        }
    }
}
