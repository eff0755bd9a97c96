package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds axes and dependence of the learned columns, in three rounds: one axis each, two where needed, two where proven. */
final class CopulaFitter {

    private static final int ROUGH_ROUNDS = 2;
    private static final int FINE_ROUNDS = 3;
    private static final int MOST_SIMULATED = 10_000;
    private static final int LEAST_SIMULATED = 4_000;
    private static final int SIMULATED_VALUES = 1_500_000;

    private final List<TrainingColumn> columns;
    private final long seed;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private int steps;

    CopulaFitter(List<TrainingColumn> columns, long seed, ProgressListener listener, Cancellation cancellation) {
        this.columns = columns;
        this.seed = seed;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** The dependence, ready to sample from. */
    Dependence fit() {
        AxisFinder finder = new AxisFinder(columns, seed, cancellation);
        List<ColumnAxes> first = finder.first();
        Dependence simple = dependence(first, ROUGH_ROUNDS);
        Simulation before = simple.simulate();
        List<ColumnAxes> second = finder.second(first, before);
        Dependence last = second.equals(first) ? simple : proven(finder, first, before, second);
        for (int round = 0; round < FINE_ROUNDS; round++) {
            last.calibrate();
            step();
        }
        listener.onProgress(Progress.of(Stage.TRAINING, 1));
        return last;
    }

    private Dependence proven(AxisFinder finder, List<ColumnAxes> first, Simulation before, List<ColumnAxes> second) {
        Dependence bent = dependence(second, ROUGH_ROUNDS);
        List<ColumnAxes> proven = finder.proven(first, before, second, bent.simulate());
        return proven.equals(second) ? bent : dependence(proven, ROUGH_ROUNDS);
    }

    private Dependence dependence(List<ColumnAxes> axes, int rounds) {
        List<CellTree> trees = new ArrayList<>();
        List<Optional<NumberCells>> numbers = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            trees.add(CellTree.grow(columns.get(c).shares(), axes.get(c).coordinates()));
            numbers.add(columns.get(c).numbers());
        }
        Latents latents = Latents.of(trees, numbers);
        int rows = Math.clamp(SIMULATED_VALUES / Math.max(1, latents.width()), LEAST_SIMULATED, MOST_SIMULATED);
        Dependence dependence = new Dependence(latents, columns, rows, seed, cancellation);
        step();
        for (int round = 0; round < rounds; round++) {
            dependence.calibrate();
            step();
        }
        return dependence;
    }

    private void step() {
        int planned = 3 * (1 + ROUGH_ROUNDS) + FINE_ROUNDS;
        listener.onProgress(Progress.of(Stage.TRAINING, Math.min(1, ++steps / (double) planned)));
    }
}
