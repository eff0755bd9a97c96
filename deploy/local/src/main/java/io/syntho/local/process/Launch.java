package io.syntho.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started and stopped.
 *
 * @param name what people call it, for messages: {@code postgres}
 * @param command the program and its arguments
 * @param environment what is added to this process's environment
 * @param directory the working directory
 * @param log where its output goes; rotated and bounded
 * @param stopSignal the signal that ends it in good order, without {@code SIG}
 * @param grace how long it may take to end before it is killed
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        String stopSignal,
        Duration grace) {

    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    /** Copies the collections, so that a launch can be repeated. */
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A process that ends on SIGTERM within ten seconds. */
    public static Launch of(String name, List<String> command, Path directory, Path log) {
        return new Launch(name, command, Map.of(), directory, log, "TERM", USUAL_GRACE);
    }

    /** The same with these variables in its environment. */
    public Launch withEnvironment(Map<String, String> variables) {
        return new Launch(name, command, variables, directory, log, stopSignal, grace);
    }

    /** The same, ended by another signal and given another time to end. */
    public Launch endedBy(String signal, Duration within) {
        return new Launch(name, command, environment, directory, log, signal, within);
    }
}
