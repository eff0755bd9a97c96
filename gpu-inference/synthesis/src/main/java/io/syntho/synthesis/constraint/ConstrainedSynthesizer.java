package io.syntho.synthesis.constraint;

import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.Requirements;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizer;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Any method, under constraints. */
public final class ConstrainedSynthesizer implements Synthesizer {

    private final Synthesizer method;
    private final List<Constraint> constraints;

    private ConstrainedSynthesizer(Synthesizer method, List<Constraint> constraints) {
        this.method = method;
        this.constraints = List.copyOf(constraints);
    }

    /** The method under the constraints; itself where there are none. */
    public static Synthesizer of(Synthesizer method, List<Constraint> constraints) {
        return constraints.isEmpty() ? method : new ConstrainedSynthesizer(method, constraints);
    }

    @Override
    public Method method() {
        return method.method();
    }

    /**
     * {@inheritDoc}
     *
     * @throws SynthesisException with OPTION_INVALID under differential privacy: what constraints check, count and learn of the rows is not covered
     * @throws ConstraintException CONSTRAINT_INVALID, or CONSTRAINT_BROKEN with the numbers of rows of {@code train}
     */
    @Override
    public FittedModel fit(Table train, TableSchema schema, FitOptions options, FitContext context) throws IOException {
        Requirements.require(
                options.privacy().isEmpty(),
                "constraints: %d (expected: none with differential privacy, which does not cover what they look at)",
                constraints.size());
        requireSameColumns(train, schema);
        Constraints.requireMeaningful(constraints, schema);
        Constraints.requireKept(constraints, train);
        List<Rule> rules = constraints.stream()
                .map(constraint -> Rule.of(constraint, train))
                .toList();
        TransformFitter.Fitted fitted = new TransformFitter(constraints, train, schema, options.protection()).fit();
        FittedModel model = method.fit(fitted.table(), fitted.schema(), options, context);
        TableSchema bare = new TableSchema(
                schema.columns().stream().map(ColumnSchema::withoutProfile).toList());
        return new ConstrainedModel(model, new ConstrainedModel.Head(bare, fitted.transform(), rules));
    }

    private static void requireSameColumns(Table train, TableSchema schema) {
        Set<String> named =
                schema.columns().stream().map(ColumnSchema::name).collect(Collectors.toCollection(HashSet::new));
        train.columns().forEach(column -> named.remove(column.name()));
        if (!named.isEmpty() || schema.columns().size() != train.width()) {
            throw new SynthesisException(
                    Reason.SCHEMA_MISMATCH,
                    "schema: %d columns (expected: the table's %d)"
                            .formatted(schema.columns().size(), train.width()));
        }
    }
}
