package io.syntho.local.terminal;

import java.util.List;

/** A few lines that are drawn over each other as things change. Only for a terminal that is {@link Terminal#live()}. */
public final class LiveBlock implements AutoCloseable {

    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\u001b[2K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";

    private final Terminal terminal;
    private final Thread showCursor;
    private int drawn;

    /** An empty block below what was written last. */
    public LiveBlock(Terminal terminal) {
        this.terminal = terminal;
        this.showCursor = new Thread(() -> terminal.out().print(SHOW_CURSOR), "show-cursor");
        Runtime.getRuntime().addShutdownHook(showCursor);
        terminal.out().print(HIDE_CURSOR);
    }

    /** Draws these lines where the last ones stood. Lines too long are cut, since a wrapped one could not be drawn over. */
    public synchronized void draw(List<String> lines) {
        StringBuilder frame = new StringBuilder();
        if (drawn > 0) {
            frame.append(UP.formatted(drawn));
        }
        lines.forEach(line -> frame.append('\r')
                .append(CLEAR_LINE)
                .append(Text.cut(line, terminal.columns() - 1))
                .append('\n'));
        frame.append(CLEAR_BELOW);
        terminal.out().print(frame);
        terminal.out().flush();
        drawn = lines.size();
    }

    /** Leaves the last lines as they are. */
    @Override
    public void close() {
        terminal.out().print(SHOW_CURSOR);
        terminal.out().flush();
        try {
            Runtime.getRuntime().removeShutdownHook(showCursor);
        } catch (IllegalStateException alreadyEnding) {
            // The hook runs now and does the same.
        }
    }
}
