package io.syntho.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What memory this process took. */
final class Memory {

    private static final long KIBIBYTES_PER_MEBIBYTE = 1024;

    /** To the kernel, see proc(5). */
    private static final String FORGET_PEAK = "5";

    private Memory() {}

    /** Lets the peak begin anew from what is held now, where the system can. */
    static void forgetPeak() {
        System.gc();
        Path counters = Path.of("/proc/self/clear_refs");
        if (Files.isWritable(counters)) {
            try {
                Files.writeString(counters, FORGET_PEAK);
            } catch (IOException notAllowed) {
                // The peak is then that of the whole process.
                return;
            }
        }
    }

    /** The most that it ever held, or since its peak was last forgotten, MiB; 0 where the system does not tell. */
    static long peakRssMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES_PER_MEBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
