package io.syntho.synthesis.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.TvaeOptions;
import io.syntho.synthesis.training.NeuralTables;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowDecoderTest {

    private static final int ROWS = 2_000;

    private final SampleTables tables = NeuralTables.mixed(ROWS);
    private final EncodedTable encoded = NeuralTables.encoded(tables, TvaeOptions.DEFAULT);

    private float[] outputs() {
        float[] outputs = new float[ROWS * encoded.layout().width()];
        encoded.write(IntStream.range(0, ROWS).toArray(), outputs);
        return outputs;
    }

    @Test
    void whatIsEncodedIsDecodedToTheSameRows() {
        RowDecoder decoder = new RowDecoder(encoded.plan(), Calibration.none(encoded.layout()), 0);
        RowDecoder.Batch batch = decoder.batch(ROWS);
        batch.put(outputs(), 0, 0, 0, 700);
        batch.put(outputs(), 700, 700, 700, ROWS - 700);

        Table decoded = batch.table();

        Table real = tables.table();
        for (int row = 0; row < ROWS; row++) {
            assertThat(((CodedColumn) decoded.column("class")).text(row))
                    .isEqualTo(((CodedColumn) real.column("class")).text(row));
            assertThat(((CodedColumn) decoded.column("city")).text(row))
                    .isEqualTo(((CodedColumn) real.column("city")).text(row));
            double gain = ((NumericColumn) real.column("gain")).values()[row];
            double back = ((NumericColumn) decoded.column("gain")).values()[row];
            assertThat(back).isCloseTo(gain, within(gain == 0 ? 0 : 120.0));
            assertThat(((NumericColumn) decoded.column("age")).values()[row])
                    .isCloseTo(((NumericColumn) real.column("age")).values()[row], within(1.0));
        }
    }

    @Test
    void rowsThatAreRealScoreOneAndRowsWhoseColumnsAreShuffledLess() {
        PairScore score = new PairScore(encoded, IntStream.range(0, ROWS).toArray());
        Calibration none = Calibration.none(encoded.layout());
        float[] outputs = outputs();

        double real = score.of(outputs, none);
        int width = encoded.layout().width();
        float[] shuffled = outputs.clone();
        for (Layout.Block block : encoded.layout().blocks()) {
            for (int row = 0; row < ROWS; row++) {
                int from = (row + 37 * (block.code() + 1)) % ROWS;
                System.arraycopy(
                        outputs, from * width + block.first(), shuffled, row * width + block.first(), block.cells());
            }
        }

        assertThat(real).isGreaterThan(0.99);
        assertThat(score.of(shuffled, none)).isLessThan(real - 0.05);
    }
}
