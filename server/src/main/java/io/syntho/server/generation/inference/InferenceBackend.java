package io.syntho.server.generation.inference;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Checkpoints;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.PrivacySpent;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.constraint.Constraint;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Learns tables and makes rows. Models pass as files, so that it does not matter where they are learned, and a later attempt, on another
 * machine, samples from one that is stored. Safe for use by many threads.
 */
public interface InferenceBackend {

    /**
     * Learns a table.
     *
     * @param model where the model is written; replaced if it exists
     * @param place where files may lie meanwhile
     * @throws SynthesisException when the table can not be learned, or on cancellation
     * @throws IOException when a disk or a node fails
     */
    Learned fit(FitTask task, Path model, Workplace place, Following following) throws IOException;

    /**
     * Makes rows from a model and hands them over in order.
     *
     * @param model as {@link #fit} wrote it
     * @param order which rows
     * @return how many there were; fewer than asked for where too few met the conditions and constraints within the tries allowed
     * @param prepare given the columns of the rows, before the first of them; answers where the rows go
     * @param place where files may lie meanwhile
     * @throws SynthesisException when the model can not be read, or on cancellation
     * @throws IOException when a disk, a node or the sink fails
     */
    Outcome sample(Path model, SampleOrder order, Prepare prepare, Workplace place, Following following)
            throws IOException;

    /**
     * What is to be learned.
     *
     * @param train the rows to learn from
     * @param schema what their columns mean
     * @param options method and settings
     * @param constraints what every row is to keep
     * @param seed governs all randomness
     * @param checkpoints where an interrupted fit goes on
     */
    record FitTask(
            Table train,
            TableSchema schema,
            FitOptions options,
            List<Constraint> constraints,
            long seed,
            Checkpoints checkpoints) {}

    /**
     * Where files may lie while one stage is worked on. What a backend puts there it takes away again.
     *
     * @param folder on this machine's disk
     * @param exchange in the object storage
     */
    record Workplace(Path folder, Exchange exchange) {}

    /**
     * Who follows the work.
     *
     * @param listener hears of progress
     * @param cancellation stops it
     */
    record Following(ProgressListener listener, Cancellation cancellation) {}

    /**
     * What was learned.
     *
     * @param engineVersion version of the library that learned it
     * @param columns the columns that samples have, in order
     * @param trainingHash SHA-256 of the rows that it was learned from; empty where differential privacy forbids to tell it
     * @param privacy what was spent of differential privacy; empty when it was learned without
     */
    record Learned(String engineVersion, TableSchema columns, String trainingHash, Optional<PrivacySpent> privacy) {

        /** What is to be told of a model. */
        static Learned of(FittedModel model) {
            return new Learned(
                    model.info().engineVersion(), model.schema(), model.info().trainingHash(), model.privacySpent());
        }
    }

    /** Makes ready for rows. */
    @FunctionalInterface
    interface Prepare {

        /**
         * Where rows with these columns go.
         *
         * @throws IOException when they can go nowhere
         */
        TableSink forRowsWith(TableSchema columns) throws IOException;
    }
}
