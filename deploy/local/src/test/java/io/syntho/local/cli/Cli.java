package io.syntho.local.cli;

import io.syntho.local.ProjectRoot;
import io.syntho.local.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command printed and how it ended.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Cli(int code, String out, String err) {

    /** Runs a command in a JVM of its own, as the script does, on a project folder of its own. */
    static Cli run(Path project, String... arguments) throws IOException {
        Path out = Files.createTempFile("cli", ".out");
        Path err = Files.createTempFile("cli", ".err");
        List<String> command = new ArrayList<>(JavaCommand.small(
                512,
                System.getProperty("java.class.path"),
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dlogback.configurationFile=syntho-logback.xml",
                        "-Dpicocli.ansi=false",
                        "-D" + ProjectRoot.PROPERTY + "=" + project),
                List.of(Main.class.getName())));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.onExit().join().exitValue();
        Cli result = new Cli(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return result;
    }
}
