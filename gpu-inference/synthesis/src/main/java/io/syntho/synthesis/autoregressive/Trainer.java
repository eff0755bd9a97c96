package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.neural.NeuralEngine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a network until a validation split says that it has learned enough: Adam with decoupled decay, an average of the weights over steps, and the
 * average that did best on the split. All randomness of an epoch comes from the seed, the attempt and the epoch's number, so that training goes on
 * after any epoch as if it had not been cut off.
 */
final class Trainer {

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    /** Each attempt's step size, as a share of the one before. */
    private static final double CALMER = 0.2;

    private static final int MOST_ATTEMPTS = 3;
    private static final int WARM_UP_STEPS = 50;

    /** Half of the steps take the columns in their own order, the one that unconditional rows are drawn in. */
    private static final double OWN_ORDER = 0.5;

    /** A loss so far above that of independent columns is no longer learning. */
    private static final double LOST = 1.5;

    private static final double NANOS = 1e9;

    private final NeuralEngine engine;
    private final Layout layout;
    private final Size size;
    private final TrainingRows rows;
    private final Schedule schedule;
    private final FitContext context;
    private final Keeper keeper;
    private double reached;

    /** Keeps checkpoints. */
    interface Keeper {
        /** Keeps how far training has come. */
        void keep(TrainingState state, Attempt attempt) throws IOException;

        /** How far an earlier run had come. */
        Optional<TrainingState> kept();

        /** Puts what the earlier run kept into an attempt. */
        void restore(Attempt attempt);
    }

    Trainer(
            NeuralEngine engine,
            Layout layout,
            Size size,
            TrainingRows rows,
            Schedule schedule,
            FitContext context,
            Keeper keeper) {
        this.engine = engine;
        this.layout = layout;
        this.size = size;
        this.rows = rows;
        this.schedule = schedule;
        this.context = context;
        this.keeper = keeper;
    }

    /**
     * The best weights.
     *
     * @throws SynthesisException with CANCELLED, or DIVERGED when even the calmest attempt went out of bounds
     * @throws IOException when a checkpoint cannot be kept
     */
    Weights train() throws IOException {
        Optional<TrainingState> kept = keeper.kept();
        int first = kept.map(TrainingState::attempt).orElse(0);
        for (int number = first; number < MOST_ATTEMPTS; number++) {
            try (Attempt attempt = new Attempt(engine, layout, size, schedule.decay(), seedOf(number, 0))) {
                TrainingState begin = TrainingState.begin(number, attempt.validate(rows, context.cancellation()));
                if (number == first && kept.isPresent()) {
                    keeper.restore(attempt);
                    begin = kept.get();
                }
                Optional<Weights> best = run(attempt, begin);
                if (best.isPresent()) {
                    return best.get();
                }
                LOG.info("training went out of bounds; trying a smaller step size");
            }
        }
        throw new SynthesisException(
                Reason.DIVERGED,
                "training: out of bounds at step sizes %s to %s (expected: a smaller learningRate)"
                        .formatted(schedule.rate() * Math.pow(CALMER, MOST_ATTEMPTS - 1), schedule.rate()));
    }

    private long seedOf(int attempt, int epoch) {
        return new SplittableRandom(context.seed() + ((long) attempt << 32) + epoch).nextLong();
    }

    /** One attempt; empty when it diverged. */
    private Optional<Weights> run(Attempt attempt, TrainingState begin) throws IOException {
        TrainingState state = begin;
        double most = LOST * layout.independentLoss() + LOST;
        long began = System.nanoTime();
        double lastKept = 0;
        report(state, Map.of(), OptionalDouble.empty());
        while (state.epoch() < schedule.epochs() && state.idle() < schedule.patience()) {
            double train = epoch(attempt, state.attempt(), state.epoch() + 1);
            double loss = attempt.validate(rows, context.cancellation());
            if (!(train <= most) || !Double.isFinite(loss) || !attempt.finite()) {
                return Optional.empty();
            }
            if (loss < state.best()) {
                attempt.keepBest();
            }
            state = state.after(loss);
            double seconds = (System.nanoTime() - began) / NANOS;
            double each = seconds / (state.epoch() - begin.epoch());
            double left = each * (schedule.epochs() - state.epoch());
            report(state, Map.of("train", train, "validation", loss), OptionalDouble.of(left));
            if (seconds - lastKept >= schedule.checkpointSeconds()) {
                keeper.keep(state, attempt);
                lastKept = seconds;
            }
            if (schedule.seconds().isPresent() && seconds > schedule.seconds().getAsInt()) {
                break;
            }
        }
        progress(1, state, Map.of(), OptionalDouble.of(0));
        return Optional.of(attempt.best());
    }

    /** One pass; its mean loss. */
    private double epoch(Attempt attempt, int number, int epoch) {
        SplittableRandom random = new SplittableRandom(seedOf(number, epoch));
        int[] order = rows.epoch(random);
        double rate = schedule.rate() * Math.pow(CALMER, number);
        double sum = 0;
        for (int from = 0; from < order.length; from += schedule.batch()) {
            context.cancellation().check();
            int[] part = Arrays.copyOfRange(order, from, Math.min(order.length, from + schedule.batch()));
            int[] rank = random.nextDouble() < OWN_ORDER
                    ? TrainingRows.counting(layout.columns().size())
                    : TrainingRows.shuffled(layout.columns().size(), random);
            double warm = Math.min(1, (attempt.steps() + 1.0) / WARM_UP_STEPS);
            sum += attempt.step(rows.cells(part), rank, rate * warm);
        }
        return sum / order.length;
    }

    private void report(TrainingState state, Map<String, Double> losses, OptionalDouble secondsLeft) {
        progress(Math.min(0.999, (double) state.epoch() / schedule.epochs()), state, losses, secondsLeft);
    }

    private void progress(
            double fraction, TrainingState state, Map<String, Double> losses, OptionalDouble secondsLeft) {
        // A calmer attempt starts anew, but what people see never falls.
        reached = Math.max(reached, fraction);
        context.listener()
                .onProgress(new Progress(
                        Stage.TRAINING,
                        reached,
                        state.epoch(),
                        schedule.epochs(),
                        losses,
                        OptionalDouble.of(state.best()),
                        secondsLeft));
    }
}
