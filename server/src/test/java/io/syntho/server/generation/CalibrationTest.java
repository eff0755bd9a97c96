package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.TestDatabase;
import io.syntho.synthesis.Method;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.GenerationConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected of a machine before its first job. */
class CalibrationTest {

    private static final TableSchema SCHEMA = new TableSchema(List.of(
            ColumnSchema.of("age", StorageType.INTEGER, Meaning.CONTINUOUS),
            ColumnSchema.of("city", StorageType.STRING, Meaning.CATEGORICAL)));

    private Database database;
    private EngineMeasures measures;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh("calibration", List.of());
        measures = new EngineMeasures(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static double fit(EngineMeasures.Known known, Method method) {
        return known.fitSeconds(method, FitWork.of(method, 8_000, SCHEMA, GenerationConfig.getDefaultInstance()));
    }

    @Test
    void aMachineIsMeasuredOnceAndOnlyWhileItHasNoJob() throws InterruptedException {
        AtomicBoolean busy = new AtomicBoolean(true);
        String machine = MachineSpeed.kind();
        Calibration waiting = Calibration.start(measures, busy::get);
        Thread.sleep(500);
        assertThat(measures.known().calibrated(machine)).as("a job comes first").isFalse();
        busy.set(false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> measures.known().calibrated(machine));
        waiting.close();
        String when = when();

        Calibration again = Calibration.start(measures, () -> false);
        Thread.sleep(500);
        again.close();

        assertThat(when()).as("measured once").isEqualTo(when);
        assertThat(measures.known().slowness())
                .as("times as long as the machine of the benchmarks")
                .isBetween(0.05, 100.0);
    }

    private String when() {
        return database.inSystemTransaction(session -> session.createNativeQuery(
                        "select cast(measured_at as text) from engine_measures where name like 'speed:%'", String.class)
                .getSingleResult());
    }

    @Test
    void aSlowerMachineIsExpectedToTakeLongerUntilARunShowedWhatItTakes() {
        double usual = fit(measures.known(), Method.TVAE);
        measures.calibrated("slow", 3);
        assertThat(fit(measures.known(), Method.TVAE)).isCloseTo(3 * usual, within(1e-9));
        assertThat(measures.known().evaluateSeconds(1_000))
                .isCloseTo(3 * new EngineMeasures.Known(Map.of()).evaluateSeconds(1_000), within(1e-9));

        FitWork work = FitWork.of(Method.TVAE, 8_000, SCHEMA, GenerationConfig.getDefaultInstance());
        measures.fitted(Method.TVAE, work, 5);

        assertThat(measures.known().fitSeconds(Method.TVAE, work)).isCloseTo(5, within(1e-9));
        assertThat(fit(measures.known(), Method.CTGAN))
                .as("of another method nothing more is known")
                .isCloseTo(3 * fit(new EngineMeasures.Known(Map.of()), Method.CTGAN), within(1e-9));
    }

    @Test
    void severalKindsOfMachinesCountByTheirMean() {
        measures.calibrated("one", 1);
        measures.calibrated("other", 3);

        assertThat(measures.known().slowness()).isEqualTo(2);
    }

    @Test
    void moreRowsFewerEpochsAndASmallerModelAreMoreAndLessWork() {
        GenerationConfig few = GenerationConfig.newBuilder().setEpochs(3).build();
        for (Method method : Method.values()) {
            double small = FitWork.of(method, 1_000, SCHEMA, GenerationConfig.getDefaultInstance())
                    .units();
            double large = FitWork.of(method, 1_000_000, SCHEMA, GenerationConfig.getDefaultInstance())
                    .units();
            assertThat(large).as(method.id()).isGreaterThan(small);
            if (method != Method.GAUSSIAN_COPULA) {
                assertThat(FitWork.of(method, 1_000, SCHEMA, few).units())
                        .as(method.id())
                        .isLessThan(small);
            }
        }
    }
}
