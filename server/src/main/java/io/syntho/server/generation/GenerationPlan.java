package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.COLUMN_UNKNOWN;
import static io.syntho.v1.ErrorReason.METHOD_UNAVAILABLE;
import static io.syntho.v1.ErrorReason.NO_COLUMN_LEFT;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Shortlist;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be made, checked against its dataset and against what this server holds.
 *
 * @param asked the method asked for
 * @param shortlist the method that will be used, or those of which a trial will choose where the method was left to us
 * @param config the settings asked for
 * @param learned the columns that are not left out
 */
record GenerationPlan(GenerationMethod asked, Shortlist shortlist, GenerationConfig config, TableSchema learned) {

    /**
     * Checks a wish.
     *
     * @param rows rows of the table
     * @param present the methods that this server holds
     * @throws ApiException with METHOD_UNAVAILABLE, SETTING_UNSUPPORTED, COLUMN_UNKNOWN, NO_COLUMN_LEFT, CONDITION_INVALID or
     *     CONSTRAINT_INVALID
     */
    static GenerationPlan of(
            GenerationMethod asked, GenerationConfig config, TableSchema schema, long rows, List<Method> present) {
        TableSchema learned = learned(config, schema);
        Shortlist shortlist = asked == GenerationMethod.GENERATION_METHOD_AUTO && !present.isEmpty()
                ? Candidates.of(config, rows, learned.columns().size(), present)
                : new Shortlist(List.of(named(asked, present)), "");
        MethodSettings.check(shortlist.favourite(), asked, config);
        if (config.getPrivacy().hasDifferentialPrivacy()) {
            PrivacyRules.check(config, learned, rows);
        }
        RowRules.constraints(config.getConstraintsList(), learned);
        RowRules.order(config.getConditionsList(), config.hasRows() ? config.getRows() : rows, 0, learned);
        return new GenerationPlan(asked, shortlist, config, learned);
    }

    /** The method that will be used, as far as it can be told before a trial. */
    Method chosen() {
        return shortlist.favourite();
    }

    /** Why, where the method was left to us; else empty. */
    String choiceReason() {
        return shortlist.reason();
    }

    private static Method named(GenerationMethod asked, List<Method> present) {
        String id = Methods.stored(asked);
        return present.stream()
                .filter(method -> method.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.of(
                                METHOD_UNAVAILABLE,
                                "This server does not hold the method %s; it holds %s."
                                        .formatted(
                                                id,
                                                present.stream().map(Method::id).toList()))
                        .with("method", id)
                        .with(
                                "available",
                                String.join(
                                        ",", present.stream().map(Method::id).toList())));
    }

    private static TableSchema learned(GenerationConfig config, TableSchema schema) {
        Set<String> left =
                new HashSet<>(schema.columns().stream().map(ColumnSchema::name).toList());
        for (String excluded : config.getExcludedColumnsList()) {
            if (!left.remove(excluded)) {
                throw ApiException.of(
                                COLUMN_UNKNOWN, "The dataset has no column that is named so; it can not be left out.")
                        .with("column", excluded);
            }
        }
        if (left.isEmpty()) {
            throw ApiException.of(NO_COLUMN_LEFT, "Every column is left out; leave at least one in.");
        }
        String target = config.getEvaluation().getTargetColumn();
        if (!target.isEmpty() && !left.contains(target)) {
            throw ApiException.of(
                            COLUMN_UNKNOWN,
                            "No column that is kept is named so; a model can not be asked to predict it.")
                    .with("column", target);
        }
        TableSchema learned = schema.project(schema.columns().stream()
                .map(ColumnSchema::name)
                .filter(left::contains)
                .toList());
        config.getEvaluation().getSensitiveColumnsList().forEach(column -> requireInferable(column, learned));
        return learned;
    }

    /** What is made anew tells nothing of the original: asking for it would be no question. */
    private static void requireInferable(String sensitive, TableSchema learned) {
        ColumnSchema column = learned.columns().stream()
                .filter(candidate -> candidate.name().equals(sensitive))
                .findFirst()
                .orElseThrow(() -> ApiException.of(
                                COLUMN_UNKNOWN, "No column that is kept is named so; nobody can be asked to infer it.")
                        .with("column", sensitive));
        boolean madeAnew = column.pii().filter(PiiKind::direct).isPresent()
                || column.meaning() == Meaning.IDENTIFIER
                || column.meaning() == Meaning.FREE_TEXT;
        if (madeAnew) {
            throw ApiException.of(
                            COLUMN_UNKNOWN,
                            "This column is made anew without looking at its values, so there is nothing to infer of it.")
                    .with("column", sensitive);
        }
    }
}
