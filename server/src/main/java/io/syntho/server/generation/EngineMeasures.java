package io.syntho.server.generation;

import io.syntho.server.platform.database.Database;
import io.syntho.synthesis.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.hibernate.StatelessSession;

/**
 * What work takes on this installation's machines, as its latest run of each kind showed; before the first, as it did on one core of a server of
 * 2024 with 10,000 rows of UCI Adult.
 */
public final class EngineMeasures {

    private static final double REFERENCE_CELLS = 150_000;
    private static final String WORKER_HEAP = "worker_heap";
    private static final String EVALUATE = "evaluate";
    private static final String TRIAL = "trial";

    private final Database database;

    /** Measures in {@code database}. */
    public EngineMeasures(Database database) {
        this.database = database;
    }

    /** A model was learned of {@code cells} values. */
    public void fitted(Method method, long cells, double seconds) {
        keep("fit:" + method.id(), cells, seconds);
    }

    /** Methods were tried on {@code cells} values. */
    public void tried(long cells, double seconds) {
        keep(TRIAL, cells, seconds);
    }

    /** {@code cells} values were made. */
    public void sampled(Method method, long cells, double seconds) {
        keep("sample:" + method.id(), cells, seconds);
    }

    /** A result was judged against {@code cells} real values. */
    public void evaluated(long cells, double seconds) {
        keep(EVALUATE, cells, seconds);
    }

    private void keep(String name, long cells, double seconds) {
        database.runInSystemTransaction(session -> session.createNativeMutationQuery("""
                        insert into engine_measures (name, cells, value) values (:name, :cells, :value)
                        on conflict (name) do update
                        set cells = excluded.cells, value = excluded.value, measured_at = now()""")
                .setParameter("name", name)
                .setParameter("cells", (double) Math.max(1, cells))
                .setParameter("value", seconds)
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
     * @param measures by name, cells and value
     */
    record Known(Map<String, double[]> measures) {

        /** Expected seconds of learning {@code cells} values: methods that train stop by what they gain, not by the table's size alone. */
        double fitSeconds(Method method, long cells) {
            return switch (method) {
                case GAUSSIAN_COPULA -> seconds("fit:" + method.id(), 2, cells, 0.8);
                case TVAE -> seconds("fit:" + method.id(), 30, cells, 0.6);
                case AUTOREGRESSIVE -> seconds("fit:" + method.id(), 40, cells, 0.6);
                case CTGAN -> seconds("fit:" + method.id(), 100, cells, 0.6);
            };
        }

        /** Expected seconds of a trial on {@code cells} values. */
        double trialSeconds(long cells) {
            return seconds(TRIAL, 8, cells, 0.6);
        }

        double sampleSeconds(Method method, long cells) {
            return seconds("sample:" + method.id(), 0.5, cells, 1);
        }

        double evaluateSeconds(long cells) {
            return seconds(EVALUATE, 20, cells, 0.6);
        }

        private double seconds(String name, double usual, long cells, double power) {
            double[] measure = measures.getOrDefault(name, new double[] {REFERENCE_CELLS, usual});
            return measure[1] * Math.pow(Math.max(1, cells) / measure[0], power);
        }

        /** Heap of the largest worker; empty: none has told. */
        OptionalLong workerHeap() {
            double[] measure = measures.get(WORKER_HEAP);
            return measure == null ? OptionalLong.empty() : OptionalLong.of((long) measure[1]);
        }
    }
}
