package io.syntho.local.cli;

import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;

/** The overview of all commands, those of the script too. */
final class Help {

    private static final int COMMAND_WIDTH = 10;

    private Help() {}

    static void print(Terminal terminal) {
        Banner.print(terminal, "synthetic data: a real table in, a synthetic one with evidence out");
        heading(terminal, "See it work");
        command(
                terminal,
                "demo",
                "[--input FILE] [--method M] [--rows N] [--out DIR] [--keep]",
                "the main job on a real table, through the public API");
        command(
                terminal,
                "synth",
                "FILE --rows N --out OUT [--method M] [--seed S]",
                "the engine alone, without a server");
        command(
                terminal,
                "scan",
                "FILE [--json] [--spans COLUMN]",
                "columns that hold personal data, without a server");
        command(
                terminal,
                "evaluate",
                "--train T --holdout H --synth S [--target C] [--seed N] [--json]",
                "privacy and quality of a synthetic table of any origin");
        heading(terminal, "Run the platform");
        command(terminal, "up", "[--detach]", "start everything on this machine");
        command(terminal, "down", "", "stop it; its data stay");
        command(terminal, "status", "", "which parts run, where, since when");
        heading(terminal, "Work on it");
        command(terminal, "proto", "[--check]", "make the clients' code from the contracts");
        command(terminal, "test", "[suite]", "all checks and tests, or those of one module");
        command(terminal, "bench", "[suite]", "measure the engine, whole jobs, or the scan");
        command(terminal, "help", "[command]", "this page, or one command's");
        terminal.line();
        terminal.line(terminal.styled(
                Style.QUIET, "  Every command takes --help and --verbose. Data, logs and secrets stay in .syntho/."));
        terminal.line();
    }

    private static void heading(Terminal terminal, String title) {
        terminal.line();
        terminal.line("  " + terminal.styled(Style.STRONG, title));
    }

    private static void command(Terminal terminal, String name, String arguments, String about) {
        terminal.line("    " + terminal.styled(Style.ACCENT, Text.padded(name, COMMAND_WIDTH)) + about);
        if (!arguments.isEmpty()) {
            terminal.line("    " + " ".repeat(COMMAND_WIDTH) + terminal.styled(Style.QUIET, arguments));
        }
    }
}
