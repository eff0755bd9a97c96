package io.syntho.local.cli;

import io.syntho.local.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains all commands, or one. */
@Command(name = "help", description = "Explain all commands, or one.")
final class HelpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private Optional<String> command = Optional.empty();

    @Override
    public Integer call() {
        command.ifPresentOrElse(this::explain, () -> Help.print(Terminal.standard()));
        return CommandLine.ExitCode.OK;
    }

    private void explain(String name) {
        CommandLine known = spec.parent().commandLine().getSubcommands().get(name);
        if (known == null) {
            throw new ParameterException(spec.commandLine(), "There is no command " + name + ".");
        }
        known.usage(System.out);
    }
}
