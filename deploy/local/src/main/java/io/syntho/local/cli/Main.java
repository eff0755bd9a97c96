package io.syntho.local.cli;

import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** What {@code ./syntho} runs. Exit codes: 0 done, 1 failed, 2 the command line is wrong. */
@Command(
        name = "syntho",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DemoCommand.class,
            SynthCommand.class,
            ScanCommand.class,
            EvaluateCommand.class,
            BenchCommand.class,
            HelpCommand.class
        })
public final class Main {

    @CommandLine.Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show where a failure comes from.")
    private boolean verbose;

    /** Set by Ctrl C: what fails from then on fails because the person wanted an end, and needs no words. */
    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ENDING.set(true), "ending"));
        System.exit(run(Terminal.standard(), arguments));
    }

    /** Runs one command and returns its exit code; what fails is told on standard error. */
    static int run(Terminal terminal, String... arguments) {
        Main main = new Main();
        return new CommandLine(main)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(terminal, failure, main.verbose))
                .setParameterExceptionHandler((wrong, given) -> correct(terminal, wrong))
                .setExecutionStrategy(Main::runOrHelp)
                .execute(arguments);
    }

    private static int runOrHelp(ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            Help.print(Terminal.standard());
            return CommandLine.ExitCode.USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int explain(Terminal terminal, Exception failure, boolean verbose) {
        if (ENDING.get()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        System.err.println();
        System.err.println("  " + terminal.styled(Style.BAD, "✗ ") + Failures.describe(failure));
        if (verbose) {
            failure.printStackTrace(System.err);
        } else if (!Failures.isTold(failure)) {
            System.err.println(
                    terminal.styled(Style.QUIET, "  Run it again with --verbose to see where it comes from."));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int correct(Terminal terminal, ParameterException wrong) {
        System.err.println("  " + terminal.styled(Style.BAD, "✗ ") + wrong.getMessage());
        System.err.println("  " + terminal.styled(Style.QUIET, "See ./syntho help."));
        return CommandLine.ExitCode.USAGE;
    }
}
