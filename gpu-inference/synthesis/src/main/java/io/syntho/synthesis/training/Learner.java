package io.syntho.synthesis.training;

import io.syntho.synthesis.model.ModelFile;
import io.syntho.synthesis.model.ModelWriter;
import java.util.Map;

/** A network in training. Used by one thread; closing frees its native memory. */
public interface Learner extends AutoCloseable {

    /**
     * Takes one step.
     *
     * @param step its number, from 0: together with the seed it governs all randomness of the step
     * @param rows of the training table
     * @param rate factor of the step size, in (0, 1]
     * @return losses by name
     */
    Map<String, Double> step(long step, int[] rows, double rate);

    /**
     * What a step takes, in floating-point operations as products of matrices make them, about; what is no product counts as many as take as long. It
     * is told by shapes alone, so that what depends on it does not depend on the machine.
     */
    double work();

    /** Whether all weights are finite numbers. */
    boolean finite();

    /** Makes rows from the averaged weights, always the same ones for the same weights: as {@link RowSource#make}. */
    float[] make(int rows);

    /** Remembers the averaged weights as the best so far. */
    void keep();

    /** Makes rows as {@link #make} does, from the best weights. */
    float[] makeBest(int rows);

    /** The best weights, by the names of the network that makes rows. */
    Map<String, float[]> best();

    /** Writes all state, for a checkpoint. */
    void write(ModelWriter writer);

    /**
     * Reads it back.
     *
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN when it is of another network
     */
    void read(ModelFile file);

    @Override
    void close();
}
