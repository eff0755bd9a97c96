package io.syntho.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for child JVMs, run by the same JDK as this one. */
public final class JavaCommand {

    private JavaCommand() {}

    /** The {@code java} program of the JDK that runs us. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * A small helper JVM: starts fast, holds little.
     *
     * @param heapMegabytes the most heap it may use
     * @param classPath as for {@code java -cp}
     * @param flags further JVM flags
     * @param main the main class and its arguments
     */
    public static List<String> small(int heapMegabytes, String classPath, List<String> flags, List<String> main) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath));
        command.addAll(main);
        return command;
    }
}
