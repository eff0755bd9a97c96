package io.syntho.local.cli;

import io.syntho.local.platform.PartState;
import io.syntho.local.platform.PlatformState;
import io.syntho.local.terminal.LiveBlock;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows how the platform comes up, as a table that changes in place or as plain lines, and afterwards tells of every part
 * that dies and comes back.
 */
final class PlatformReporter implements Consumer<PlatformState>, AutoCloseable {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long FRAME_MILLIS = 100;

    private final Terminal terminal;
    private final PlatformView view;
    private final AtomicBoolean drawing;
    private final AtomicBoolean muted = new AtomicBoolean();
    private final Thread drawer;
    private PlatformState last;

    /** Draws from now on, beginning with {@code first}. */
    PlatformReporter(Terminal terminal, PlatformState first) {
        this.terminal = terminal;
        this.view = new PlatformView(terminal);
        this.last = first;
        this.drawing = new AtomicBoolean(terminal.live());
        this.drawer = Thread.ofPlatform().daemon().name("draw").unstarted(this::draw);
        drawer.start();
    }

    @Override
    public synchronized void accept(PlatformState state) {
        Map<String, PartState> before =
                last.parts().stream().collect(Collectors.toMap(PartState::name, Function.identity()));
        last = state;
        if (drawing.get() || muted.get()) {
            return;
        }
        for (PartState part : state.parts()) {
            PartState was = before.get(part.name());
            if (was == null || was.phase() != part.phase()) {
                tell(part);
            }
        }
    }

    /** Tells nothing more: the end that comes now is expected. */
    void mute() {
        muted.set(true);
    }

    /** Ends the table that changes; what happens later is told in lines. */
    @Override
    public void close() {
        if (drawing.getAndSet(false)) {
            try {
                drawer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tell(PartState part) {
        switch (part.phase()) {
            case READY, FAILED, STOPPED -> terminal.line("  " + view.line(part));
            case RESTARTING -> {
                terminal.line(
                        terminal.styled(Style.WARNING, "  " + CLOCK.format(LocalTime.now()) + "  " + part.detail()));
                terminal.line("  It is started again.");
            }
            case WAITING, STARTING -> {}
        }
    }

    private void draw() {
        if (!drawing.get()) {
            return;
        }
        try (LiveBlock block = new LiveBlock(terminal)) {
            while (drawing.get()) {
                block.draw(lines());
                Thread.sleep(FRAME_MILLIS);
            }
            block.draw(lines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<String> lines() {
        return view.table(last);
    }
}
