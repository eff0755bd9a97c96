package io.syntho.local.process;

import io.syntho.local.PlatformFailure;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Waits until a started process is of use. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SHOWN_LINES = 12;
    private static final int LONGEST_LINE = 600;

    private Waiting() {}

    /**
     * Returns when {@code healthy} says yes.
     *
     * @throws PlatformFailure when the process has ended before, or does not become healthy within {@code time}; the message
     *     holds the last lines that it printed
     */
    public static void untilHealthy(ChildProcess process, Duration time, BooleanSupplier healthy) {
        long end = System.nanoTime() + time.toNanos();
        while (!healthy.getAsBoolean()) {
            OptionalInt code = process.exitCode();
            if (code.isPresent()) {
                throw new PlatformFailure(ended(process, code.getAsInt()));
            }
            if (System.nanoTime() > end) {
                throw new PlatformFailure(process.launch().name() + " is not ready after " + time.toSeconds() + " s."
                        + lastLines(process));
            }
            pause();
        }
    }

    /** What to say of a process that ended when it should not: its code, or its signal, and the last lines that it printed. */
    public static String ended(ChildProcess process, int code) {
        String how = code > 128 ? "was ended by signal " + (code - 128) : "ended with exit code " + code;
        return process.launch().name() + " " + how + "." + lastLines(process);
    }

    /** A short sleep; an interrupt ends the wait with a failure. */
    public static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("Interrupted while waiting.", e);
        }
    }

    private static String lastLines(ChildProcess process) {
        List<String> tail = process.lastLines();
        StringBuilder text = new StringBuilder();
        tail.stream()
                .skip(Math.max(0, tail.size() - SHOWN_LINES))
                .forEach(line -> text.append("\n    ").append(shortened(line)));
        return text + "\n  The whole log: " + process.log().file();
    }

    /** Structured logs have lines that fill a screen each. */
    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
