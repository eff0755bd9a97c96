package io.syntho.server.generation;

import io.syntho.server.dataset.SourceTable;
import io.syntho.server.dataset.SourceTables;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.identity.UserId;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Trial;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.EstimateSyntheticDatasetRequest;
import io.syntho.v1.EstimateSyntheticDatasetResponse;
import io.syntho.v1.GenerationConfig;
import java.util.ArrayList;
import java.util.List;

/** Tells beforehand what a generation would take. */
final class Estimates {

    private static final double LEARNED_SHARE = 0.8;
    private static final double LONG_SECONDS = 600;

    private final Database database;
    private final List<Method> methods;

    Estimates(Database database, List<Method> methods) {
        this.database = database;
        this.methods = List.copyOf(methods);
    }

    /** A checked wish, what it is made of, and what is known of such work. */
    private record Wish(SourceTable source, GenerationPlan plan, EngineMeasures.Known known, int quotaLeft) {}

    /**
     * What it would take.
     *
     * @throws io.syntho.server.platform.errors.ApiException as asking for it would, but for quota and size
     */
    EstimateSyntheticDatasetResponse of(UserId owner, EstimateSyntheticDatasetRequest request) {
        Wish wish = database.inTransaction(owner, session -> {
            SourceTable source = SourceTables.ready(session, owner, request.getDataset());
            GenerationPlan plan = GenerationPlan.of(
                    request.getMethod(), request.getConfig(), source.schema().table(), source.rows(), methods);
            int left = session.createNativeQuery("""
                            select greatest(0, p.api_quota - coalesce(max(u.used), 0)) from profiles p
                            left join generation_usage u on u.user_id = p.id
                                and u.month = date_trunc('month', now() at time zone 'utc')
                            where p.id = :owner group by p.id, p.api_quota""", Integer.class)
                    .setParameter("owner", owner.value())
                    .getSingleResult();
            return new Wish(source, plan, EngineMeasures.known(session), left);
        });
        long waiting = database.inSystemTransaction(
                session -> session.createNativeQuery("select count(*) from jobs where state = 'pending'", Long.class)
                        .getSingleResult());
        return answer(wish, wish.known(), (int) Math.min(waiting, Integer.MAX_VALUE));
    }

    private static EstimateSyntheticDatasetResponse answer(Wish wish, EngineMeasures.Known known, int waiting) {
        GenerationConfig config = wish.plan().config();
        Method method = wish.plan().chosen();
        TableSchema learned = wish.plan().learned();
        long rows = wish.source().rows();
        int columns = learned.columns().size();
        long made = config.hasRows() ? config.getRows() : rows;
        long needed = TableMemory.bytes(rows, columns);
        long available = known.workerHeap().orElse(Runtime.getRuntime().maxMemory());
        long learnedRows = (long) (rows * LEARNED_SHARE);
        FitWork work = FitWork.of(method, learnedRows, learned, config);
        double fit = known.fitSeconds(method, work);
        if (config.hasComputeBudgetSeconds()) {
            fit = Math.min(fit, config.getComputeBudgetSeconds());
        }
        if (wish.plan().shortlist().trial()) {
            fit += known.trialSeconds(Trial.cells(learnedRows, columns));
        }
        double sample = known.sampleSeconds(method, made * columns);
        return EstimateSyntheticDatasetResponse.newBuilder()
                .setMethod(Methods.of(method.id()))
                .setChoiceReason(wish.plan().choiceReason())
                .setEncodedWidth(work.width())
                .setMemoryBytes(needed)
                .setMemoryBytesAvailable(available)
                .setTrainingSteps(work.steps())
                .setFitSeconds(fit)
                .setSampleSeconds(sample)
                .setTotalSeconds(fit + sample + known.evaluateSeconds(rows * columns))
                .setFits(needed <= available)
                .addAllAdvice(advice(
                        method,
                        fit,
                        needed > available,
                        known.fitSeconds(
                                Method.GAUSSIAN_COPULA,
                                FitWork.of(Method.GAUSSIAN_COPULA, learnedRows, learned, config))))
                .setQuotaLeft(wish.quotaLeft())
                .setQueueLength(waiting)
                .build();
    }

    private static List<String> advice(Method method, double fit, boolean tooLarge, double copula) {
        List<String> advice = new ArrayList<>();
        if (tooLarge) {
            advice.add("Leave out columns that nobody needs.");
            advice.add("Upload fewer rows.");
        }
        if (fit > LONG_SECONDS && method != Method.GAUSSIAN_COPULA) {
            advice.add("Set compute_budget_seconds: the best model until then is used.");
            advice.add("The Gaussian copula takes about %.0f seconds to learn.".formatted(copula));
        }
        return advice;
    }
}
