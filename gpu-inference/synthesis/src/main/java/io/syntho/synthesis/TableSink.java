package io.syntho.synthesis;

import io.syntho.tabular.Table;
import java.io.IOException;

/** Takes synthetic rows, batch after batch, in order. */
@FunctionalInterface
public interface TableSink {

    /**
     * Takes a batch; all batches of one request have the same columns and dictionaries that may differ.
     *
     * @throws IOException when the rows cannot be kept; sampling then stops
     */
    void accept(Table batch) throws IOException;
}
