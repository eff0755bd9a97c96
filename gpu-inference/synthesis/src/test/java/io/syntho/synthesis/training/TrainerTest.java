package io.syntho.synthesis.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.TvaeOptions;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final SampleTables TABLES = NeuralTables.mixed(600);
    private static final EncodedTable TABLE = NeuralTables.encoded(TABLES, TvaeOptions.DEFAULT);

    private static Trainer trainer(int steps, int patience, OptionalInt seconds) {
        FitContext context = FitContext.ofSeed(0);
        FitInput input = FitInput.of(TABLES.table(), TABLES.schema(), TvaeOptions.DEFAULT, context);
        Schedule schedule = new Schedule(10_000, seconds, 50, steps, 1, patience);
        return new Trainer(input, TABLE, Split.of(600, 0), schedule, context);
    }

    /** A network without weights whose losses are told. */
    private static final class Told implements Learner {
        private final double calm;
        private final double loss;
        private long steps;
        private int kept;
        private boolean closed;

        Told(double calm, double loss) {
            this.calm = calm;
            this.loss = loss;
        }

        @Override
        public Map<String, Double> step(long step, int[] rows, double rate) {
            steps++;
            return Map.of("loss", loss);
        }

        @Override
        public double work() {
            return 1e12;
        }

        @Override
        public boolean finite() {
            return true;
        }

        @Override
        public float[] make(int rows) {
            float[] made = new float[rows * TABLE.layout().width()];
            Arrays.fill(made, 0.5f);
            return made;
        }

        @Override
        public void keep() {
            kept++;
        }

        @Override
        public float[] makeBest(int rows) {
            return make(rows);
        }

        @Override
        public Map<String, float[]> best() {
            return Map.of();
        }

        @Override
        public void write(ModelWriter writer) {}

        @Override
        public void read(ModelFile file) {}

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void whatRunsAwayIsBegunAnewWithSmallerStepsThreeTimesAndThenFails() {
        List<Told> made = new ArrayList<>();

        assertThatThrownBy(() -> trainer(500, 10, OptionalInt.empty())
                        .train(
                                calm -> {
                                    made.add(new Told(calm, Double.NaN));
                                    return made.getLast();
                                },
                                Optional.empty()))
                .asInstanceOf(type(SynthesisException.class))
                .extracting(SynthesisException::reason)
                .isEqualTo(Reason.DIVERGED);
        assertThat(made).extracting(told -> told.calm).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(made).allMatch(told -> told.closed && told.steps == Schedule.ROUND);
    }

    @Test
    void aSecondCalmerAttemptCanSucceed() throws IOException {
        Learner learner = trainer(100, 10, OptionalInt.empty())
                .train(calm -> new Told(calm, calm < 1 ? 1 : 1e9), Optional.empty());

        assertThat(((Told) learner).calm).isLessThan(1);
        assertThat(((Told) learner).closed).as("the caller's to close").isFalse();
    }

    @Test
    void trainingEndsWhenNothingIsGained() throws IOException {
        Told told = (Told) trainer(100_000, 4, OptionalInt.empty()).train(calm -> new Told(calm, 1), Optional.empty());

        assertThat(told.kept).as("the first is the best so far").isEqualTo(1);
        assertThat(told.steps).isEqualTo(5L * Schedule.ROUND);
    }

    @Test
    void aNetworkWhoseStepsAreLargeTakesFewer() throws IOException {
        Told told = (Told)
                trainer(100_000, 1_000_000, OptionalInt.empty()).train(calm -> new Told(calm, 1), Optional.empty());

        assertThat(told.steps).isEqualTo(300);
    }

    @Test
    void trainingEndsWhenItsTimeIsOver() throws IOException {
        Told told = (Told) trainer(Integer.MAX_VALUE, 1_000_000, OptionalInt.of(1))
                .train(calm -> new Told(calm, 1), Optional.empty());

        assertThat(told.steps).isPositive().isLessThan(Integer.MAX_VALUE);
    }
}
