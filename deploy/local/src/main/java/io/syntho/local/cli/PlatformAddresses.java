package io.syntho.local.cli;

import io.syntho.local.platform.Endpoints;
import io.syntho.local.platform.Endpoints.Part;
import io.syntho.local.platform.PlatformHome;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import io.syntho.local.terminal.Text;
import java.nio.file.Path;

/**
 * Tells where the running platform is.
 *
 * @param terminal where it is told
 */
record PlatformAddresses(Terminal terminal) {

    private static final int NAME_WIDTH = 14;
    private static final int ADDRESS_WIDTH = 34;

    void print(PlatformHome home, Endpoints endpoints) {
        address("Dashboard", endpoints.url(Part.PUBLIC), "in a browser; gRPC and gRPC-web at the same address");
        address("Sign-in", endpoints.url(Part.IDENTITY) + "/syntho", "any name, no password");
        address("Files", endpoints.url(Part.OBJECT_STORAGE), "S3");
        address("Mails", shown(home, home.data("mail")), "every mail as a file");
        address("Logs", shown(home, home.logs()), "");
    }

    private void address(String name, String address, String about) {
        terminal.line("  " + Text.padded(name, NAME_WIDTH)
                + terminal.styled(Style.ACCENT, Text.padded(address, ADDRESS_WIDTH)) + " "
                + terminal.styled(Style.QUIET, about));
    }

    private static String shown(PlatformHome home, Path path) {
        return home.root().path().relativize(path).toString();
    }
}
