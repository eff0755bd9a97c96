package io.syntho.server.generation.job;

/** Failures that the engine itself finds. */
final class Failures {

    private Failures() {}

    static JobFailure workersLost(int attempts) {
        return JobFailure.of(
                "ATTEMPTS_EXHAUSTED",
                "The workers on it were lost %d times, and nothing was made. Start it again, with fewer rows or columns if it happens again."
                        .formatted(attempts));
    }
}
