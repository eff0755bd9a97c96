package io.syntho.synthesis.copula;

import io.syntho.synthesis.transform.CategorySet;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.Treatment;
import io.syntho.synthesis.transform.Treatment.Categories;
import io.syntho.synthesis.transform.Treatment.Fixed;
import io.syntho.synthesis.transform.Treatment.Made;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * What a copula's model file holds besides the factor of its correlation.
 *
 * @param plans one per column of the table, in order
 * @param learned the plans that have latent axes, ascending
 */
record CopulaContent(List<ColumnPlan> plans, List<Learned> learned) {

    /**
     * A column with latent axes.
     *
     * @param plan index of its plan
     * @param tree cuts its axes into cells
     * @param bins first piece of each bin of a number column, and the number of pieces; empty for others
     */
    record Learned(int plan, CellTree tree, int[] bins) {}

    CopulaContent {
        plans = List.copyOf(plans);
        learned = List.copyOf(learned);
        int before = -1;
        for (Learned part : learned) {
            boolean sound = part.plan() > before
                    && part.plan() < plans.size()
                    && part.tree().cells() == cells(plans.get(part.plan()).treatment(), part.bins());
            if (!sound) {
                throw new IllegalArgumentException("column %d: not cut as planned".formatted(part.plan()));
            }
            before = part.plan();
        }
    }

    private static int cells(Treatment treatment, int[] bins) {
        return switch (treatment) {
            case Categories(CategorySet set, boolean numeric) -> set.cells();
            case Numbers numbers -> new NumberCells(numbers, bins).cells();
            case Made made -> 2;
            case Fixed fixed -> -1;
        };
    }

    /** The latent space. */
    Latents latents() {
        return Latents.of(
                learned.stream().map(Learned::tree).toList(),
                learned.stream().map(this::numbers).toList());
    }

    private Optional<NumberCells> numbers(Learned part) {
        return plans.get(part.plan()).treatment() instanceof Numbers numbers
                ? Optional.of(new NumberCells(numbers, part.bins()))
                : Optional.empty();
    }
}
