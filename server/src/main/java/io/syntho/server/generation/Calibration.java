package io.syntho.server.generation;

import io.syntho.server.platform.database.DatabaseUnavailable;
import io.syntho.server.platform.errors.SafeTrace;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures a machine before its first job, so that the first estimates are of this machine: about a second of one core, in a thread of low priority that
 * waits while there are jobs. Kept with the other measures, and not repeated where such a machine was measured before.
 */
public final class Calibration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calibration.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final EngineMeasures measures;
    private final BooleanSupplier busy;
    private final Thread thread;

    private Calibration(EngineMeasures measures, BooleanSupplier busy) {
        this.measures = measures;
        this.busy = busy;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("calibration")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    /**
     * Begins, and returns at once.
     *
     * @param busy whether jobs run on this machine now
     */
    public static Calibration start(EngineMeasures measures, BooleanSupplier busy) {
        Calibration calibration = new Calibration(measures, busy);
        calibration.thread.start();
        return calibration;
    }

    private void run() {
        try {
            String machine = MachineSpeed.kind();
            while (!measures.known().calibrated(machine)) {
                if (!busy.getAsBoolean()) {
                    double slowness = MachineSpeed.slowness();
                    // A job that came meanwhile took some of the time.
                    if (!busy.getAsBoolean()) {
                        measures.calibrated(machine, slowness);
                        LOG.info(
                                "This machine, {}, takes {} times as long as that of the benchmarks",
                                machine,
                                slowness);
                        return;
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (DatabaseUnavailable away) {
            // The next start measures.
            LOG.info("not calibrated: {}", SafeTrace.of(away));
        }
    }

    /** Stops waiting; a measurement under way ends within a second. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
