package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.local.process.ResidentMemory;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import io.syntho.v1.Dataset;
import io.syntho.v1.SyntheticDataset;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker holds no more than three tables beside what its own programs take; {@code ./syntho bench jobs} prints how much of that real tables need. */
class WorkerMemoryTest {

    private static final int ROWS = 400_000;

    /** About 290 MiB, and what the collector of garbage may leave on a busy machine. */
    private static final long PROGRAMS = 330L << 20;

    @TempDir
    private Path folder;

    @Test
    void aJobTakesAtMostThreeTablesBesideTheWorkerItself() throws IOException {
        Path file = measurements();
        long table = TableReader.load(file, "measurements.csv", ReadLimits.DEFAULT)
                .table()
                .bytes();
        // What it held before is another test's.
        TestPlatform.part("Worker").kill();
        TestPlatform.part("Worker").start();
        try (Customer customer = Customer.someoneNew()) {
            Dataset dataset = customer.detected(customer.upload(file));

            SyntheticDataset done = customer.follow(customer.create(dataset, ROWS, 1), event -> {});

            assertThat(done.getState())
                    .as(done.getError().getMessage())
                    .isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        }
        long worker = TestPlatform.part("Worker").process().orElseThrow().pid();
        assertThat(ResidentMemory.peakBytes(worker))
                .as("bytes at most, with a table of %,d", table)
                .isLessThanOrEqualTo(3 * table + PROGRAMS);
    }

    private Path measurements() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        Path file = folder.resolve("measurements.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("station,kind,temperature,humidity,wind,count\n");
            for (int row = 0; row < ROWS; row++) {
                double temperature = 12 + 8 * random.nextGaussian();
                out.write("S%02d,%s,%.1f,%.2f,%.1f,%d%n"
                        .formatted(
                                random.nextInt(40),
                                random.nextInt(3) == 0 ? "coast" : "inland",
                                temperature,
                                Math.clamp(0.7 - temperature / 100 + 0.1 * random.nextGaussian(), 0, 1),
                                Math.abs(6 * random.nextGaussian()),
                                random.nextInt(500)));
            }
        }
        return file;
    }
}
