package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.synthesis.neural.NeuralEngine;
import io.syntho.synthesis.privacy.PrivacyPlan;
import io.syntho.synthesis.privacy.PrivateColumns;
import io.syntho.synthesis.privacy.SecretKey;
import io.syntho.synthesis.transform.ColumnPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Learns with differential privacy: marginals by noisy counts, the network by clipped and noisy gradients, for a number of steps that was fixed
 * beforehand. Nothing else of the data comes out: no validation, no losses in the progress, no hash of the table in the model.
 */
final class PrivateFit {

    private static final double NANOS = 1e9;
    private static final int WARM_UP_STEPS = 20;

    /** The last part of the steps, in which they get smaller. */
    private static final double FALLING = 0.5;

    private static final double OWN_ORDER = 0.5;

    private final FitInput input;
    private final AutoregressiveOptions options;
    private final FitContext context;
    private final Optional<ModelFile> kept;
    private final PrivateSchedule schedule;
    private final PrivacyPlan plan;

    /**
     * A fit.
     *
     * @param kept a checkpoint of this very fit
     * @throws SynthesisException with OPTION_INVALID or PRIVACY_INFEASIBLE when the table cannot be learned under the promise
     */
    PrivateFit(
            FitInput input,
            AutoregressiveOptions options,
            DifferentialPrivacy privacy,
            FitContext context,
            double checkpointSeconds,
            Optional<ModelFile> kept) {
        this.input = input;
        this.options = options;
        this.context = context;
        this.kept = kept;
        this.schedule = PrivateSchedule.of(options, input.rows(), checkpointSeconds);
        this.plan = PrivacyPlan.of(
                privacy, input.schema(), input.rows(), schedule.batch() / input.rows(), schedule.steps());
    }

    /**
     * The model.
     *
     * @param keys a key for the noise, where no checkpoint has one
     * @throws SynthesisException with CANCELLED or DIVERGED
     * @throws IOException when a checkpoint cannot be kept
     */
    AutoregressiveModel fit(Supplier<SecretKey> keys) throws IOException {
        Optional<PrivateState> earlier = earlier();
        SecretKey key = earlier.map(PrivateState::key).orElseGet(keys);
        List<ColumnPlan> plans = plans(key);
        Layout layout = new AutoregressiveContent(plans, new Size(1, 1), Optional.empty()).layout();
        if (layout.columns().isEmpty()) {
            progress(1, 0, OptionalDouble.of(0));
            return model(plans, new Size(1, 1), 0, new Weights(Map.of()));
        }
        Size size = Size.of(layout, PrivateSchedule.network(options.modelSize()));
        SplittableRandom some = new SplittableRandom(context.seed());
        TrainingRows rows = TrainingRows.whole(Autoregressive.coded(input.columns(), plans, layout, context, some));
        NeuralEngine engine = NeuralEngine.start();
        try (Attempt attempt = new Attempt(engine, layout, size, schedule.decay(), some.nextLong())) {
            earlier.ifPresent(state -> attempt.read(kept.orElseThrow()));
            long begin = earlier.map(PrivateState::steps).orElse(0L);
            long steps = train(attempt, rows, key, begin, plans, size);
            attempt.keepBest();
            return model(plans, size, steps, attempt.best());
        }
    }

    private Optional<PrivateState> earlier() {
        try {
            return kept.map(file -> ModelJson.read(file.content(), AutoregressiveContent.class))
                    .flatMap(AutoregressiveContent::secret);
        } catch (SynthesisException e) {
            return Optional.empty();
        }
    }

    private List<ColumnPlan> plans(SecretKey key) {
        PrivateColumns planner = new PrivateColumns(
                key, plan.columnNoise(), plan.labelDelta(), options.protection(), options.maxCategories());
        return input.plans(planner::plan, context);
    }

    private AutoregressiveModel model(List<ColumnPlan> plans, Size size, long steps, Weights weights) {
        AutoregressiveContent content = new AutoregressiveContent(
                plans, size, Optional.empty(), Optional.empty(), Optional.of(plan.spent(steps)));
        return new AutoregressiveModel(input.info(), content, weights);
    }

    /** Trains on from {@code begin}; the steps that are complete at the end. */
    private long train(Attempt attempt, TrainingRows rows, SecretKey key, long begin, List<ColumnPlan> plans, Size size)
            throws IOException {
        long started = System.nanoTime();
        double lastKept = 0;
        long step = begin;
        while (step < plan.steps()) {
            context.cancellation().check();
            step(attempt, rows, key, step);
            step++;
            double seconds = (System.nanoTime() - started) / NANOS;
            double left = seconds / (step - begin) * (plan.steps() - step);
            progress(Math.min(0.999, (double) step / plan.steps()), step, OptionalDouble.of(left));
            if (seconds - lastKept >= schedule.checkpointSeconds() && context.checkpoints() != Checkpoints.NONE) {
                keep(attempt, new PrivateState(key, step), plans, size);
                lastKept = seconds;
            }
            if (schedule.seconds().isPresent() && seconds > schedule.seconds().getAsInt()) {
                break;
            }
        }
        if (!attempt.finite()) {
            throw new SynthesisException(Reason.DIVERGED, "training: out of bounds (expected: a smaller learningRate)");
        }
        progress(1, step, OptionalDouble.of(0));
        return step;
    }

    private void step(Attempt attempt, TrainingRows rows, SecretKey key, long step) {
        // The order of columns is no secret, and may be told by the seed.
        SplittableRandom random = new SplittableRandom(context.seed() ^ (step << 20));
        int columns = attempt.columns();
        int[] rank = random.nextDouble() < OWN_ORDER
                ? TrainingRows.counting(columns)
                : TrainingRows.shuffled(columns, random);
        double most = plan.asked().maxGradientNorm();
        GradientNoise noise = new GradientNoise(key, step, plan.rate(), most, most * plan.gradientNoise());
        attempt.noisyStep(rows, rank, schedule.learningRate() * pace(step), noise, context.cancellation());
    }

    /** Larger at first, then smaller: the noise of the last steps would stay in the weights. */
    private double pace(long step) {
        double warm = Math.min(1, (step + 1.0) / WARM_UP_STEPS);
        double left = (plan.steps() - step) / (FALLING * plan.steps());
        return warm * Math.min(1, left);
    }

    private void keep(Attempt attempt, PrivateState state, List<ColumnPlan> plans, Size size) throws IOException {
        AutoregressiveContent content =
                new AutoregressiveContent(plans, size, Optional.empty(), Optional.of(state), Optional.empty());
        context.checkpoints().save(Autoregressive.unfinished(input, content, attempt));
    }

    private void progress(double fraction, long step, OptionalDouble secondsLeft) {
        context.listener()
                .onProgress(new Progress(
                        Stage.TRAINING,
                        fraction,
                        (int) (step * plan.rate()),
                        (int) Math.ceil(plan.steps() * plan.rate()),
                        Map.of(),
                        OptionalDouble.empty(),
                        secondsLeft));
    }
}
