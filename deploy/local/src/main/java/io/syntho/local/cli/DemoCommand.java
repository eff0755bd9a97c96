package io.syntho.local.cli;

import io.syntho.local.ProjectRoot;
import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.demo.Api;
import io.syntho.local.demo.Demo;
import io.syntho.local.demo.DemoRequest;
import io.syntho.local.demo.DemoResult;
import io.syntho.local.demo.FreshToken;
import io.syntho.local.demo.Methods;
import io.syntho.local.platform.Endpoints;
import io.syntho.local.platform.Endpoints.Part;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import io.syntho.v1.GenerationMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job on a real table through the public API. Exits with 0 only when every result is there. */
@Command(
        name = "demo",
        description =
                "Make a synthetic table from a real one through the public API, and bring home table, scores and PDF.")
final class DemoCommand implements Callable<Integer> {

    private static final String USER = "demo";
    private static final long MOST_ROWS = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "CSV, JSON, Parquet or Excel; the census table Adult unless given.")
    private Optional<Path> input = Optional.empty();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "gaussian_copula",
            description = "gaussian_copula unless given.")
    private String method = "";

    @Option(names = "--rows", paramLabel = "N", description = "As many as the table has unless given.")
    private Optional<Long> rows = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "Repeats a result; drawn by the server unless given.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "syntho-demo",
            description = "syntho-demo unless given.")
    private Path out = Path.of("");

    @Option(names = "--keep", description = "Leave the platform running in the background.")
    private boolean keep;

    @Override
    public Integer call() {
        GenerationMethod chosen = Methods.of(method)
                .orElseThrow(() -> wrong(
                        "--method: " + method + " (expected: one of " + String.join(", ", Methods.names()) + ")"));
        rows.filter(count -> count < 1 || count > MOST_ROWS).ifPresent(count -> {
            throw wrong("--rows: " + count + " (expected: 1 to " + MOST_ROWS + ")");
        });
        input.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw wrong("--input: " + file + " (expected: a file that can be read)");
        });
        long begin = System.nanoTime();
        Terminal terminal = Terminal.standard();
        PlatformHome home = new PlatformHome(ProjectRoot.find());
        DemoRequest request = new DemoRequest(
                input.orElseGet(() -> ShippedTable.adult(home)),
                chosen,
                rows.map(OptionalLong::of).orElse(OptionalLong.empty()),
                seed,
                out.toAbsolutePath().normalize());
        try (DemoPlatform platform = DemoPlatform.ensure(home, terminal, keep)) {
            DemoResult result = run(home, terminal, request);
            new DemoSummary(terminal).print(result);
            if (input.isEmpty()) {
                terminal.line(terminal.styled(Style.QUIET, "    made from " + ShippedTable.ATTRIBUTION));
            }
            terminal.line();
            String time = Text.time(Duration.ofNanos(System.nanoTime() - begin));
            terminal.line("  " + terminal.styled(Style.GOOD, "Done in " + time + ".") + " " + platform.farewell());
            terminal.line();
        }
        return 0;
    }

    private DemoResult run(PlatformHome home, Terminal terminal, DemoRequest request) {
        Endpoints endpoints = DetachedPlatform.endpoints(home);
        LocalIdentityProvider identity =
                new LocalIdentityProvider(home.data("identity"), home.log("identity"), endpoints.port(Part.IDENTITY));
        FreshToken token = new FreshToken(identity, USER);
        Banner.print(
                terminal, "the main job, end to end, with " + request.input().getFileName());
        try (Steps steps = new Steps(terminal);
                Api api = new Api(endpoints.port(Part.PUBLIC), token)) {
            steps.run("Sign in", step -> {
                token.get();
                step.done(USER + "@example.com, by OIDC");
                return USER;
            });
            return new Demo(api, steps).run(request);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
