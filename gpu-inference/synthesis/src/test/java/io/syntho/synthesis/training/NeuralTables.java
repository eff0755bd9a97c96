package io.syntho.synthesis.training;

import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.encoding.EncodedTable;
import io.syntho.synthesis.encoding.TableEncoder;
import io.syntho.synthesis.fit.FitInput;
import io.syntho.tabular.StorageType;
import java.util.SplittableRandom;

/** Tables that networks learn in tests. */
public final class NeuralTables {

    /** What 5,000 steps may add to a process's memory: less than 7 KiB each, a small part of any tensor of a step that could leak. */
    public static final long FLAT_BYTES = 32L << 20;

    private NeuralTables() {}

    /** A heaped number that goes with a word, a spread number, a word with missing values. */
    public static SampleTables mixed(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        boolean[] rich = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            rich[row] = random.nextInt(3) == 0;
        }
        return SampleTables.rows(rows)
                .words("class", row -> rich[row] ? "rich" : "poor")
                .numbers("gain", StorageType.INTEGER, row -> rich[row] ? 1_000 + random.nextInt(9_000) : 0)
                .numbers("age", StorageType.INTEGER, row -> 18 + random.nextInt(70))
                .words("city", row -> random.nextInt(4) == 0 ? null : "city " + random.nextInt(6));
    }

    /** The table, encoded. */
    public static EncodedTable encoded(SampleTables tables, FitOptions options) {
        FitContext context = FitContext.ofSeed(0);
        FitInput input = FitInput.of(tables.table(), tables.schema(), options, context);
        return TableEncoder.encode(input, options.protection(), 500, context);
    }
}
