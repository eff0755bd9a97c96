package io.syntho.server.generation.pipeline;

import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.server.dataset.SourceTable;
import io.syntho.server.dataset.StoredSchema;
import io.syntho.server.generation.Candidates;
import io.syntho.server.generation.RowRules;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.auto.Shortlist;
import io.syntho.synthesis.constraint.Constraint;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be made, and of what.
 *
 * @param name of the synthetic dataset, for people
 * @param source the original
 * @param schema the original's columns as they were when this was asked for
 * @param config the settings asked for
 * @param asked the method asked for
 * @param method the method to use
 * @param seed governs everything random
 * @param ownerName of the account, for people
 * @param requestTime when it was asked for
 * @param startTime when a worker first began
 */
record Order(
        String name,
        SourceTable source,
        StoredSchema schema,
        GenerationConfig config,
        GenerationMethod asked,
        Method method,
        long seed,
        String ownerName,
        Instant requestTime,
        Instant startTime) {

    /** The same by another method. */
    Order by(Method other) {
        return new Order(name, source, schema, config, asked, other, seed, ownerName, requestTime, startTime);
    }

    /** The methods of which a trial is to choose; with one there is nothing to try. */
    Shortlist shortlist() {
        return asked == GenerationMethod.GENERATION_METHOD_AUTO
                ? Candidates.of(config, source.rows(), learned().columns().size(), Synthesizers.methods())
                : new Shortlist(List.of(method), "");
    }

    /** Rows to make of a table of {@code real} rows. */
    long rows(long real) {
        return config.hasRows() ? config.getRows() : Math.min(real, 10_000_000);
    }

    /** What every row is to keep. */
    List<Constraint> constraints() {
        return RowRules.constraints(config.getConstraintsList(), learned());
    }

    /** The rows to make, of a table of {@code real} rows. */
    SampleOrder sample(long real) {
        return RowRules.order(config.getConditionsList(), rows(real), seed, learned());
    }

    /** The columns to learn: all but those left out. */
    TableSchema learned() {
        Set<String> excluded = new HashSet<>(config.getExcludedColumnsList());
        List<String> names = schema.table().columns().stream()
                .map(ColumnSchema::name)
                .filter(name -> !excluded.contains(name))
                .toList();
        return schema.table().project(names);
    }

    /** What the evaluation is asked. */
    EvaluationSettings evaluation() {
        return new EvaluationSettings(
                target(), Set.copyOf(config.getEvaluation().getSensitiveColumnsList()), seed);
    }

    /** The column that a model learned from synthetic rows is to predict; empty: to be guessed. */
    Optional<String> target() {
        String named = config.getEvaluation().getTargetColumn();
        return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }
}
