package io.syntho.synthesis.training;

import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.encoding.Calibration;
import io.syntho.synthesis.encoding.Calibrator;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.PairScore;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.synthesis.model.ModelWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a network and hands it back at its best: after every few steps rows are made from the averaged weights and compared with rows that the
 * network never saw; what scored best is what remains. Stops early when nothing is gained any more. When numbers run away, training begins anew
 * with smaller steps, three times in all.
 *
 * <p>All randomness depends on the seed and the step's number, so that a fit that goes on from a checkpoint gives the same bytes as one that was
 * never interrupted.
 */
public final class Trainer {

    /** Rows made for validation. */
    private static final int MADE_ROWS = 4_000;

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
    private static final int MADE_VALUES = 8_000_000;
    private static final int MOST_ATTEMPTS = 3;
    private static final double CALMER = 0.3;
    private static final double EXPLODED = 1e6;
    private static final double LEAST_GAIN = 2e-4;
    private static final long CHECKPOINT_NANOS = 20_000_000_000L;

    private final FitInput input;
    private final EncodedTable table;
    private final FitContext context;
    private final Schedule schedule;
    private final Split split;
    private final PairScore score;
    private final Batches batches;
    private long begin;
    private long stepsBefore;

    /** For one fit. */
    public Trainer(FitInput input, EncodedTable table, Split split, Schedule schedule, FitContext context) {
        this.input = input;
        this.table = table;
        this.context = context;
        this.schedule = schedule;
        this.split = split;
        this.score = new PairScore(table, split.validation());
        this.batches = new Batches(split.training(), schedule.batchSize(), context.seed());
    }

    /** Whether a checkpoint is one of a training that is not over. */
    public static boolean unfinished(ModelFile file) {
        return file.content().has("attempt");
    }

    /**
     * Trains.
     *
     * @param learners makes an untrained network whose step sizes are multiplied by the argument
     * @param earlier the checkpoint to go on from
     * @return the network; the caller closes it
     * @throws SynthesisException DIVERGED or CANCELLED
     * @throws IOException when checkpoints cannot be written
     */
    public Learner train(DoubleFunction<Learner> learners, Optional<ModelFile> earlier) throws IOException {
        Standing from = earlier.map(file -> ModelJson.read(file.content(), Standing.class))
                .orElse(Standing.atStart(0));
        begin = System.nanoTime();
        stepsBefore = from.step();
        for (int attempt = from.attempt(); attempt < MOST_ATTEMPTS; attempt++) {
            Learner learner = learners.apply(Math.pow(CALMER, attempt));
            boolean done = false;
            try {
                if (attempt == from.attempt() && from.step() > 0) {
                    learner.read(earlier.orElseThrow());
                } else {
                    from = Standing.atStart(attempt);
                }
                if (train(learner, from)) {
                    done = true;
                    return learner;
                }
                LOG.info("training diverged in attempt {}", attempt + 1);
            } finally {
                if (!done) {
                    learner.close();
                }
            }
        }
        throw new SynthesisException(
                Reason.DIVERGED, "training: diverged %d times, each with smaller steps".formatted(MOST_ATTEMPTS));
    }

    /** Whether it came to an end without running away. */
    private boolean train(Learner learner, Standing from) throws IOException {
        long planned = schedule.plannedSteps(split.training().length, learner.work());
        Standing standing = from;
        long saved = System.nanoTime() - CHECKPOINT_NANOS;
        while (standing.step() < planned && !exhausted(standing)) {
            Optional<Map<String, Double>> losses = round(learner, standing, planned);
            if (losses.isEmpty()) {
                return false;
            }
            long step = Math.min(planned, standing.step() + Schedule.ROUND);
            double metric = validate(learner);
            boolean better = metric > standing.bestScore() + (standing.bestScore() < 0 ? 0 : LEAST_GAIN);
            if (better) {
                learner.keep();
            }
            standing = new Standing(
                    standing.attempt(),
                    step,
                    better ? metric : standing.bestScore(),
                    better ? step : standing.bestStep(),
                    losses.get());
            tell(standing, planned, metric);
            if (context.checkpoints() != Checkpoints.NONE && System.nanoTime() - saved > CHECKPOINT_NANOS) {
                save(learner, standing);
                saved = System.nanoTime();
            }
        }
        if (standing.step() < planned) {
            Progress last = progress(standing, planned, standing.bestScore());
            context.listener()
                    .onProgress(new Progress(
                            Stage.TRAINING,
                            1,
                            last.epoch(),
                            last.epochs(),
                            last.losses(),
                            last.metric(),
                            OptionalDouble.of(0)));
        }
        return true;
    }

    private boolean exhausted(Standing standing) {
        boolean late =
                schedule.seconds().isPresent() && seconds() > schedule.seconds().getAsInt();
        return standing.step() > 0
                && (late || standing.step() - standing.bestStep() >= (long) schedule.patience() * Schedule.ROUND);
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The mean losses of a round; empty when they, or the weights, ran away. */
    private Optional<Map<String, Double>> round(Learner learner, Standing standing, long planned) {
        Map<String, Double> sums = new HashMap<>();
        long end = Math.min(planned, standing.step() + Schedule.ROUND);
        for (long step = standing.step(); step < end; step++) {
            context.cancellation().check();
            double done = (double) step / planned;
            if (schedule.seconds().isPresent()) {
                done = Math.max(done, Math.min(1, seconds() / schedule.seconds().getAsInt()));
            }
            learner.step(step, batches.at(step), Schedule.rate(done))
                    .forEach((name, loss) -> sums.merge(name, loss, Double::sum));
        }
        double count = end - standing.step();
        sums.replaceAll((name, sum) -> sum / count);
        boolean sound = sums.values().stream().allMatch(loss -> Math.abs(loss) < EXPLODED) && learner.finite();
        return sound ? Optional.of(sums) : Optional.empty();
    }

    private double validate(Learner learner) {
        float[] made = learner.make(rowsToMake(table, MADE_ROWS));
        Calibration calibration = Calibrator.of(table.codes(), table.layout(), made);
        return score.of(made, calibration);
    }

    /** At most {@code most} rows, fewer of wide tables: bounds memory. */
    static int rowsToMake(EncodedTable table, int most) {
        return Math.clamp(MADE_VALUES / table.layout().width(), RowSource.BLOCK, most);
    }

    private void tell(Standing standing, long planned, double metric) {
        LOG.debug("step {} of {}: {}, losses {}", standing.step(), planned, metric, standing.losses());
        context.listener().onProgress(progress(standing, planned, metric));
    }

    private Progress progress(Standing standing, long planned, double metric) {
        long perEpoch = schedule.stepsPerEpoch(split.training().length);
        double left = seconds() / Math.max(1, standing.step() - stepsBefore) * (planned - standing.step());
        return new Progress(
                Stage.TRAINING,
                (double) standing.step() / planned,
                (int) (standing.step() / perEpoch),
                (int) Math.ceilDiv(planned, perEpoch),
                standing.losses(),
                OptionalDouble.of(metric),
                OptionalDouble.of(Math.max(0, left)));
    }

    private void save(Learner learner, Standing standing) throws IOException {
        ModelWriter writer = new ModelWriter(input.info(), input.schema(), ModelJson.write(standing));
        learner.write(writer);
        context.checkpoints().save(writer.bytes());
    }
}
