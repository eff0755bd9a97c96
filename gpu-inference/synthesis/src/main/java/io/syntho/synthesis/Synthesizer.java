package io.syntho.synthesis;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;

/** A method that learns tables. Stateless and safe for use by many threads; {@link Synthesizers} hands them out. */
public interface Synthesizer {

    /** The method. */
    Method method();

    /**
     * Learns {@code train}.
     *
     * <p>Needs at most about the table's own size in further memory, plus a constant. Identifiers, personal data and free text, as
     * {@code schema} marks them, are not learned: they are made anew in their format when rows are sampled.
     *
     * @param train the rows to learn from, the hold-out already taken off
     * @param schema one entry per column of {@code train}, by name; its order is the order of the synthetic table's columns
     * @param options of this method
     * @throws SynthesisException TABLE_TOO_SMALL, TABLE_TOO_LARGE, SCHEMA_MISMATCH, OPTION_INVALID, PRIVACY_INFEASIBLE, DIVERGED or
     *     CANCELLED
     * @throws IOException when checkpoints cannot be read or written
     */
    FittedModel fit(Table train, TableSchema schema, FitOptions options, FitContext context) throws IOException;
}
