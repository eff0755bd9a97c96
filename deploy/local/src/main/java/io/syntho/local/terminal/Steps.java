package io.syntho.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The steps of a longer work: a list that changes in place, or a plain line for each step that ends. */
public final class Steps implements AutoCloseable {

    private static final int NAME_WIDTH = 14;
    private static final int TIME_WIDTH = 10;
    private static final int WIDE_BAR = 24;
    private static final int NARROW_BAR = 14;

    /** Below this width the bar leaves room for the words beside it. */
    private static final int WIDE_TERMINAL = 100;

    private static final long FRAME_MILLIS = 100;

    private final Terminal terminal;
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final Thread drawer;
    private volatile boolean open = true;

    /** An empty list, drawn from now on. */
    public Steps(Terminal terminal) {
        this.terminal = terminal;
        this.drawer = Thread.ofPlatform().daemon().name("draw").unstarted(this::draw);
        if (terminal.live()) {
            drawer.start();
        }
    }

    /** Adds a step whose turn comes later. */
    public Step plan(String name) {
        Step[] made = new Step[1];
        made[0] = new Step(name, () -> changed(made[0]));
        steps.add(made[0]);
        return made[0];
    }

    /**
     * Does a step that tells its own progress and how it ended.
     *
     * @param work gets the step; should end it by {@link Step#done}
     */
    public <T> T run(String name, Function<Step, T> work) {
        Step step = plan(name);
        step.begin();
        try {
            T result = work.apply(step);
            step.done("");
            return result;
        } catch (RuntimeException e) {
            step.failed("");
            throw e;
        }
    }

    /** Leaves the list as it stands. */
    @Override
    public void close() {
        open = false;
        if (terminal.live()) {
            try {
                drawer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void changed(Step step) {
        boolean ended = step.state() == Step.State.DONE || step.state() == Step.State.FAILED;
        if (!terminal.live() && ended) {
            terminal.line(line(step));
        }
    }

    private void draw() {
        try (LiveBlock block = new LiveBlock(terminal)) {
            while (open) {
                block.draw(lines());
                Thread.sleep(FRAME_MILLIS);
            }
            block.draw(lines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        steps.forEach(step -> lines.add(line(step)));
        return lines;
    }

    private String line(Step step) {
        String name = Text.padded(step.name(), NAME_WIDTH);
        String time = Text.padded(Text.time(step.time()), TIME_WIDTH);
        return switch (step.state()) {
            case WAITING -> terminal.styled(Style.QUIET, "  · " + name);
            case RUNNING -> "  " + terminal.styled(Style.ACCENT, Spinner.now()) + " " + name + time + progress(step);
            case DONE ->
                "  " + terminal.styled(Style.GOOD, "✓") + " " + name + time
                        + terminal.styled(Style.QUIET, step.detail());
            case FAILED ->
                "  " + terminal.styled(Style.BAD, "✗") + " " + name + time + terminal.styled(Style.BAD, step.detail());
        };
    }

    private String progress(Step step) {
        if (step.share() < 0) {
            return terminal.styled(Style.QUIET, step.detail());
        }
        String percent = " %3d %%  ".formatted(Math.round(step.share() * 100));
        return terminal.styled(
                        Style.ACCENT,
                        Text.bar(step.share(), terminal.columns() < WIDE_TERMINAL ? NARROW_BAR : WIDE_BAR))
                + percent
                + terminal.styled(Style.QUIET, step.detail());
    }
}
