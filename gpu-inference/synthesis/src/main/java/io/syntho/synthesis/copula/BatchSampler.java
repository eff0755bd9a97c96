package io.syntho.synthesis.copula;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.regenerate.Maker;
import io.syntho.synthesis.transform.ColumnBuilder;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.RowRandom;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import io.syntho.tabular.Column;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one batch after another. Used by one thread. */
final class BatchSampler {

    /** Points that are made at once: fits the processor's cache. */
    private static final int BLOCK = 64;

    /** Streams of a seed: the latent noise, then one per column. */
    private static final int NOISE = 0;

    private final List<ColumnPlan> plans;
    private final Map<Integer, LatentColumn> latentOfPlan = new HashMap<>();
    private final Factor factor;
    private final RowRandom noise;
    private final Optional<GivenPoints> given;
    private final List<RowRandom> randoms = new ArrayList<>();

    BatchSampler(CopulaContent content, Latents latents, Factor factor, long seed) {
        this(content, latents, factor, seed, Optional.empty());
    }

    /** Rows whose latent points are those of {@code given}, if there are some. */
    BatchSampler(CopulaContent content, Latents latents, Factor factor, long seed, Optional<GivenPoints> given) {
        this.given = given;
        this.plans = content.plans();
        this.factor = factor;
        this.noise = new RowRandom(seed, NOISE, Math.max(1, factor.width()));
        for (int i = 0; i < content.learned().size(); i++) {
            latentOfPlan.put(content.learned().get(i).plan(), latents.columns().get(i));
        }
        for (int plan = 0; plan < plans.size(); plan++) {
            randoms.add(new RowRandom(seed, 1 + plan, Maker.DRAWS));
        }
    }

    /** Rows {@code first} to {@code first + count} − 1. */
    Table batch(long first, int count, Cancellation cancellation) {
        List<Sampler> samplers = new ArrayList<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            samplers.add(sampler(plan, count));
        }
        int width = factor.width();
        double[][] independent = new double[width][BLOCK];
        double[][] correlated = new double[width][BLOCK];
        double[] point = new double[width];
        for (int begin = 0; begin < count; begin += BLOCK) {
            cancellation.check();
            int points = Math.min(BLOCK, count - begin);
            if (given.isPresent()) {
                given.get().fill(first + begin, points, correlated);
            } else {
                Normal.fill(noise, first + begin, points, independent);
                factor.correlate(independent, correlated, points);
            }
            for (int p = 0; p < points; p++) {
                for (int a = 0; a < width; a++) {
                    point[a] = correlated[a][p];
                }
                for (Sampler sampler : samplers) {
                    sampler.put(begin + p, first + begin + p, point);
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            columns.add(samplers.get(plan).build(plans.get(plan).schema().name()));
        }
        return new Table(columns);
    }

    private Sampler sampler(int plan, int count) {
        Optional<LatentColumn> latent = Optional.ofNullable(latentOfPlan.get(plan));
        RowRandom random = randoms.get(plan);
        return switch (plans.get(plan).treatment()) {
            case Categories categories ->
                new OfCategories(new ColumnBuilder.OfCategories(categories, count), latent, random);
            case Numbers numbers -> new OfNumbers(new ColumnBuilder.OfNumbers(count), latent.orElseThrow());
            case Made made -> new OfMade(new ColumnBuilder.OfMade(made, random, count), latent);
            case Fixed fixed -> new OfFixed(new ColumnBuilder.OfFixed(fixed, count));
        };
    }

    private sealed interface Sampler {
        void put(int at, long row, double[] point);

        Column build(String name);
    }

    private record OfCategories(ColumnBuilder.OfCategories builder, Optional<LatentColumn> latent, RowRandom random)
            implements Sampler {
        @Override
        public void put(int at, long row, double[] point) {
            int cell = latent.isPresent() ? latent.get().cell(point) : 0;
            builder.put(at, cell, random.uniform(row, 0));
        }

        @Override
        public Column build(String name) {
            return builder.build(name);
        }
    }

    private record OfNumbers(ColumnBuilder.OfNumbers builder, LatentColumn latent) implements Sampler {
        @Override
        public void put(int at, long row, double[] point) {
            int cell = latent.cell(point);
            builder.put(at, latent.missing(cell) ? Double.NaN : latent.number(point, cell));
        }

        @Override
        public Column build(String name) {
            return builder.build(name);
        }
    }

    private record OfMade(ColumnBuilder.OfMade builder, Optional<LatentColumn> presence) implements Sampler {
        @Override
        public void put(int at, long row, double[] point) {
            builder.put(at, row, presence.isEmpty() || presence.get().cell(point) == 0);
        }

        @Override
        public Column build(String name) {
            return builder.build(name);
        }
    }

    private record OfFixed(ColumnBuilder.OfFixed builder) implements Sampler {
        @Override
        public void put(int at, long row, double[] point) {}

        @Override
        public Column build(String name) {
            return builder.build(name);
        }
    }
}
