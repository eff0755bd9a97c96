package io.syntho.local.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Counts the wall and CPU time of a part of the work; the process's own, all its threads together. */
final class Meter {

    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long wall;
    private long cpu;

    /** Goes on counting. */
    void start() {
        wall -= System.nanoTime();
        cpu -= PROCESS.getProcessCpuTime();
    }

    /** Pauses. */
    void stop() {
        wall += System.nanoTime();
        cpu += PROCESS.getProcessCpuTime();
    }

    /** Seconds on the clock. */
    double wallSeconds() {
        return wall / NANOS;
    }

    /** Seconds of all processors together. */
    double cpuSeconds() {
        return cpu / NANOS;
    }
}
