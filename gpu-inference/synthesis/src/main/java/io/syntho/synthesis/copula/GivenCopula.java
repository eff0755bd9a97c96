package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.Condition.Missing;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.synthesis.Requirements;
import io.syntho.synthesis.constraint.ConditionCheck;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The rows of a copula that meet conditions. A row depends on the seed and its own number only, as the copula's do. Used by one thread. */
final class GivenCopula {

    private final List<Condition> conditions;
    private final BatchSampler sampler;

    /**
     * The rows that meet {@code conditions}.
     *
     * @throws io.syntho.synthesis.SynthesisException with OPTION_INVALID when a condition names a column that is not there, or no row can meet it
     */
    GivenCopula(CopulaContent content, Latents latents, Factor factor, long seed, List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
        List<Region> regions = new ArrayList<>();
        for (Condition condition : conditions) {
            int plan = plan(content, condition.column());
            Treatment treatment = content.plans().get(plan).treatment();
            Optional<LatentColumn> latent = latent(content, latents, plan);
            boolean possible = latent.isPresent() || Region.always(treatment, condition);
            if (latent.isPresent()) {
                Region region = Region.of(treatment, latent.get(), condition);
                possible = !region.boxes().isEmpty();
                if (possible && region.axes() > 0) {
                    regions.add(region);
                }
            }
            Requirements.require(
                    possible,
                    "condition on %s: nothing of it was learned (expected: what enough rows share, in a column that is not made anew)",
                    condition.column());
        }
        this.sampler = new BatchSampler(
                content,
                latents,
                factor,
                seed,
                regions.isEmpty() ? Optional.empty() : Optional.of(new GivenPoints(factor, regions, seed)));
    }

    private static int plan(CopulaContent content, String column) {
        int found = IntStream.range(0, content.plans().size())
                .filter(plan -> content.plans().get(plan).schema().name().equals(column))
                .findFirst()
                .orElse(-1);
        Requirements.require(found >= 0, "condition on %s (expected: a column of the table)", column);
        return found;
    }

    private static Optional<LatentColumn> latent(CopulaContent content, Latents latents, int plan) {
        for (int i = 0; i < content.learned().size(); i++) {
            if (content.learned().get(i).plan() == plan) {
                return Optional.of(latents.columns().get(i));
            }
        }
        return Optional.empty();
    }

    /** Rows {@code first} to {@code first + count} − 1. */
    Table batch(long first, int count, Cancellation cancellation) {
        List<Column> columns = new ArrayList<>();
        for (Column column : sampler.batch(first, count, cancellation).columns()) {
            columns.add(exact(column));
        }
        return new Table(columns);
    }

    /** Arithmetic between latent space and numbers can be off by a last digit. */
    private Column exact(Column column) {
        return switch (column) {
            case CodedColumn words -> words;
            case NumericColumn numbers ->
                conditions.stream()
                        .filter(condition -> condition.column().equals(column.name()))
                        .findFirst()
                        .<Column>map(condition -> exact(numbers, condition))
                        .orElse(numbers);
        };
    }

    private static NumericColumn exact(NumericColumn column, Condition condition) {
        DoubleUnaryOperator nearest = switch (condition) {
            case Missing missing -> value -> value;
            case Between(String name, double from, double to) -> value -> Math.clamp(value, from, to);
            case OneOf oneOf -> {
                double[] wanted = ConditionCheck.numbers(oneOf.values());
                yield value -> nearest(value, wanted);
            }
        };
        return new NumericColumn(
                column.name(),
                Arrays.stream(column.values())
                        .map(value -> Double.isNaN(value) ? value : nearest.applyAsDouble(value))
                        .toArray());
    }

    private static double nearest(double value, double[] wanted) {
        double best = wanted[0];
        for (double candidate : wanted) {
            best = Math.abs(candidate - value) < Math.abs(best - value) ? candidate : best;
        }
        return best;
    }
}
