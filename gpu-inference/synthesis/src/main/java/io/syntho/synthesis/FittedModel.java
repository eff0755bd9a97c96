package io.syntho.synthesis;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A learned table. Immutable and safe for use by many threads. Holds aggregates of personal data: same owner check and same retention as
 * the original.
 */
public interface FittedModel {

    /** Where the model comes from. */
    ModelInfo info();

    /** What was spent of differential privacy; empty when it was learned without. */
    default Optional<PrivacySpent> privacySpent() {
        return Optional.empty();
    }

    /** The columns that samples have, in order. Profiles of the original are not in it. */
    TableSchema schema();

    /**
     * Makes rows and hands them over in batches; memory is bounded by the batch, not by the number of rows.
     *
     * @param listener hears of {@link Stage#SAMPLING} after each batch
     * @param cancellation stops between batches and within long ones
     * @throws SynthesisException with CANCELLED
     * @throws IOException from {@code sink}
     */
    void sample(SampleRequest request, ProgressListener listener, Cancellation cancellation, TableSink sink)
            throws IOException;

    /**
     * Writes the model. The format is this library's own: a JSON header and binary tensors, no Java serialisation, the same bytes for
     * the same model. {@link Synthesizers#load} reads it back.
     *
     * @param out stays open
     * @throws IOException from {@code out}
     */
    void save(OutputStream out) throws IOException;

    /** Makes {@code rows} rows in memory. */
    Table sample(int rows, long seed);
}
