package io.syntho.local.cli;

import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;

/** The first line of a command. */
final class Banner {

    private Banner() {}

    static void print(Terminal terminal, String about) {
        terminal.line();
        terminal.line("  " + terminal.styled(Style.BRAND, "Syntho") + "  " + terminal.styled(Style.QUIET, about));
        terminal.line();
    }
}
