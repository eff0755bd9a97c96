package io.syntho.local.engine;

import io.syntho.local.PlatformFailure;
import io.syntho.local.terminal.Step;
import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Text;
import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.auto.Choice;
import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a table, learns it, makes rows and writes them, in this process.
 *
 * @param steps where progress is shown
 */
public record Engine(Steps steps) {

    /**
     * Does everything and tells what it took. When it fails, no output is left.
     *
     * @throws io.syntho.tabular.read.TableException when the input is no table that we read
     * @throws io.syntho.synthesis.SynthesisException when it cannot be learned
     * @throws PlatformFailure when the output cannot be written
     */
    public SynthesisCost run(SynthesisRun run) {
        LoadedTable loaded = steps.run("Read", step -> read(run.input(), step));
        Meter trial = new Meter();
        Chosen chosen = run.options().size() == 1
                ? new Chosen(run.options().getFirst(), "")
                : steps.run("Choose", step -> choose(run, loaded, trial, step));
        Meter fit = new Meter();
        FittedModel model = steps.run("Learn", step -> fit(chosen.options(), run.seed(), loaded, fit, step));
        Meter sample = new Meter();
        steps.run("Make rows", step -> sample(run, model, sample, step));
        return new SynthesisCost(
                chosen.options().method().id(),
                chosen.reason(),
                rounded(trial.cpuSeconds()),
                run.rows(),
                run.seed(),
                rounded(fit.wallSeconds()),
                rounded(fit.cpuSeconds()),
                rounded(sample.wallSeconds()),
                rounded(sample.cpuSeconds()),
                Memory.peakRssMegabytes(),
                model.privacySpent().map(SynthesisCost::privacy).orElse(Map.of()));
    }

    private static LoadedTable read(Path input, Step step) {
        LoadedTable loaded = TableReader.load(input, String.valueOf(input.getFileName()), ReadLimits.DEFAULT);
        step.done(
                Text.count(loaded.table().rows()) + " rows × " + loaded.table().width() + " columns, "
                        + Text.size(loaded.table().bytes()) + " in memory");
        return loaded;
    }

    /** A method's settings, and why they were chosen. */
    private record Chosen(FitOptions options, String reason) {}

    private static Chosen choose(SynthesisRun run, LoadedTable loaded, Meter meter, Step step) {
        meter.start();
        try {
            Choice choice = new MethodTrial(loaded, run.seed(), step).choose(run.options());
            FitOptions options = run.options().stream()
                    .filter(one -> one.method() == choice.method())
                    .findFirst()
                    .orElseThrow();
            return new Chosen(options, choice.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            meter.stop();
            step.done("%.2f CPU s".formatted(meter.cpuSeconds()));
        }
    }

    private static FittedModel fit(FitOptions options, long seed, LoadedTable loaded, Meter meter, Step step) {
        FitContext context = new FitContext(seed, listener(step), Cancellation.NONE, Checkpoints.NONE);
        meter.start();
        try {
            return Synthesizers.of(options.method()).fit(loaded.table(), loaded.schema(), options, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            meter.stop();
            step.done("%.2f CPU s".formatted(meter.cpuSeconds()));
        }
    }

    private static Path sample(SynthesisRun run, FittedModel model, Meter meter, Step step) {
        try (TableOutput output = TableOutput.open(run.output(), model.schema())) {
            meter.start();
            model.sample(SampleRequest.of(run.rows(), run.seed()), listener(step), Cancellation.NONE, batch -> {
                meter.stop();
                output.append(batch);
                meter.start();
            });
            meter.stop();
            output.finish();
            step.done("%s rows, %.2f CPU s".formatted(Text.count(run.rows()), meter.cpuSeconds()));
            return run.output();
        } catch (IOException e) {
            throw new PlatformFailure("Cannot write " + run.output() + ": " + e.getMessage(), e);
        }
    }

    private static ProgressListener listener(Step step) {
        return progress -> step.progress(progress.fraction(), words(progress));
    }

    private static String words(Progress progress) {
        String stage = progress.stage().name().toLowerCase(java.util.Locale.ROOT);
        return progress.epochs() > 0 ? stage + ", epoch " + progress.epoch() + " of " + progress.epochs() : stage;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
