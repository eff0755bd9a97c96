package io.syntho.server.generation;

import io.syntho.server.platform.database.Database;
import io.syntho.synthesis.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.hibernate.StatelessSession;

/**
 * What work takes on this installation's machines, as its latest run of each kind showed. Before the first run of a kind: what it took on the machine of
 * {@code docs/benchmarks.md}, by how much slower or faster the machines here are (see {@link Calibration}).
 */
public final class EngineMeasures {

    private static final String WORKER_HEAP = "worker_heap";
    private static final String EVALUATE = "evaluate";
    private static final String TRIAL = "trial";
    private static final String LEARN = "learn:";
    private static final String SAMPLE = "sample:";
    private static final String SPEED = "speed:";

    private final Database database;

    /** Measures in {@code database}. */
    public EngineMeasures(Database database) {
        this.database = database;
    }

    /** A model was learned. */
    public void fitted(Method method, FitWork work, double seconds) {
        keep(LEARN + method.id(), work.units(), seconds);
    }

    /** Methods were tried on {@code cells} values. */
    public void tried(long cells, double seconds) {
        keep(TRIAL, cells, seconds);
    }

    /** {@code cells} values were made. */
    public void sampled(Method method, long cells, double seconds) {
        keep(SAMPLE + method.id(), cells, seconds);
    }

    /** A table of {@code cells} values was read, and its result was judged. */
    public void evaluated(long cells, double seconds) {
        keep(EVALUATE, cells, seconds);
    }

    /** A kind of machine takes {@code slowness} times as long as the one that the usual values were measured on. */
    void calibrated(String machine, double slowness) {
        keep(SPEED + machine, 1, slowness);
    }

    private void keep(String name, double units, double value) {
        database.runInSystemTransaction(session -> session.createNativeMutationQuery("""
                        insert into engine_measures (name, cells, value) values (:name, :cells, :value)
                        on conflict (name) do update
                        set cells = excluded.cells, value = excluded.value, measured_at = now()""")
                .setParameter("name", name)
                .setParameter("cells", Math.max(1, units))
                .setParameter("value", value)
                .executeUpdate());
    }

    /** A worker has so much heap; the largest of the last day counts. */
    public void worker(long heapBytes) {
        database.runInSystemTransaction(session -> session.createNativeMutationQuery("""
                        insert into engine_measures as present (name, cells, value) values (:name, 1, :value)
                        on conflict (name) do update
                        set value = case when present.measured_at < now() - interval '1 day' then excluded.value
                                         else greatest(present.value, excluded.value) end,
                            measured_at = now()""")
                .setParameter("name", WORKER_HEAP)
                .setParameter("value", (double) heapBytes)
                .executeUpdate());
    }

    /** What is known now. */
    Known known() {
        return database.inSystemTransaction(EngineMeasures::known);
    }

    /** What is known now, read in whoever's transaction. */
    static Known known(StatelessSession session) {
        Map<String, double[]> measures = new HashMap<>();
        session.createNativeQuery("select name, cells, value from engine_measures", Object[].class)
                .getResultList()
                .forEach(row -> measures.put(
                        (String) row[0],
                        new double[] {((Number) row[1]).doubleValue(), ((Number) row[2]).doubleValue()}));
        return new Known(measures);
    }

    /**
     * Expectations.
     *
     * @param measures by name, units and value
     */
    record Known(Map<String, double[]> measures) {

        private static final double USUAL_CELLS = 150_000;

        /** Expected seconds of learning. */
        double fitSeconds(Method method, FitWork work) {
            double[] measure = measures.get(LEARN + method.id());
            double ofUnit = measure == null ? usualOfUnit(method) * slowness() : measure[1] / measure[0];
            return work.units() * ofUnit;
        }

        /** Seconds of a unit of work on the machine of the benchmarks. */
        private static double usualOfUnit(Method method) {
            return switch (method) {
                case GAUSSIAN_COPULA -> 1;
                case TVAE -> 2.9e-8;
                case CTGAN -> 1.2e-7;
                case AUTOREGRESSIVE -> 1.8e-11;
            };
        }

        /** Expected seconds of a trial on {@code cells} values. */
        double trialSeconds(long cells) {
            return seconds(TRIAL, 25, cells, 0.3);
        }

        double sampleSeconds(Method method, long cells) {
            return seconds(SAMPLE + method.id(), 0.5, cells, 1);
        }

        double evaluateSeconds(long cells) {
            return seconds(EVALUATE, 5, cells, 0.5);
        }

        private double seconds(String name, double usual, long cells, double power) {
            double[] measure = measures.get(name);
            double[] from = measure == null ? new double[] {USUAL_CELLS, usual * slowness()} : measure;
            return from[1] * Math.pow(Math.max(1, cells) / from[0], power);
        }

        /** How many times as long the machines here take, on average; 1 before any was calibrated. */
        double slowness() {
            return measures.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(SPEED))
                    .mapToDouble(entry -> entry.getValue()[1])
                    .average()
                    .orElse(1);
        }

        /** Whether that kind of machine was calibrated. */
        boolean calibrated(String machine) {
            return measures.containsKey(SPEED + machine);
        }

        /** Heap of the largest worker; empty: none has told. */
        OptionalLong workerHeap() {
            double[] measure = measures.get(WORKER_HEAP);
            return measure == null ? OptionalLong.empty() : OptionalLong.of((long) measure[1]);
        }
    }
}
