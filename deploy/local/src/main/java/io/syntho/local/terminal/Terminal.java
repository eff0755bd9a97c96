package io.syntho.local.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the commands write. The {@code syntho} script says by system properties whether a person looks at it and how wide it
 * is; without colours and moving lines the same is said in plain lines.
 *
 * @param out where the text goes
 * @param live whether lines may change in place
 * @param colours whether styles are shown
 * @param columns its width in characters
 */
public record Terminal(PrintStream out, boolean live, boolean colours, int columns) {

    /** Set to {@code true} by the script when standard output is a terminal that understands escape codes. */
    public static final String LIVE = "syntho.terminal";

    /** Set by the script to the terminal's width. */
    public static final String COLUMNS = "syntho.columns";

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;

    /** The terminal of this process. */
    public static Terminal standard() {
        boolean live = Boolean.getBoolean(LIVE);
        boolean colours = live && System.getenv("NO_COLOR") == null;
        int columns = Math.max(FEWEST_COLUMNS, Integer.getInteger(COLUMNS, USUAL_COLUMNS));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Terminal(out, live, colours, columns);
    }

    /** The text in a style, or as it is where there are no colours. */
    public String styled(Style style, String text) {
        return colours ? style.apply(text) : text;
    }

    /** Writes one line. */
    public void line(String text) {
        out.println(text);
    }

    /** Writes an empty line. */
    public void line() {
        out.println();
    }
}
