package io.syntho.local.process;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of a process as Linux counts it. */
public final class ResidentMemory {

    private static final long KIBIBYTE = 1024;

    private ResidentMemory() {}

    /**
     * The most bytes that were ever resident of a process, from its start until now: {@code VmHWM}.
     *
     * @throws PlatformFailure when there is no such process, or no {@code /proc}
     */
    public static long peakBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElseThrow(() -> new PlatformFailure("Process " + pid + " has ended."));
        } catch (IOException notLinux) {
            throw new PlatformFailure("The memory of process " + pid + " can not be read: " + notLinux.getMessage());
        }
    }
}
