package io.syntho.synthesis.autoregressive;

import io.syntho.synthesis.PrivacySpent;
import io.syntho.synthesis.transform.ColumnPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the model file holds besides weights.
 *
 * @param plans one per column of the table, in order
 * @param size how wide the network is
 * @param training how far training has come, in a checkpoint; empty in a finished model
 * @param secret how far training with differential privacy has come, in a checkpoint; empty in a finished model
 * @param spent what was spent of differential privacy, in a finished model that was learned with it
 */
record AutoregressiveContent(
        List<ColumnPlan> plans,
        Size size,
        Optional<TrainingState> training,
        Optional<PrivateState> secret,
        Optional<PrivacySpent> spent) {

    AutoregressiveContent {
        plans = List.copyOf(plans);
    }

    /** Without differential privacy. */
    AutoregressiveContent(List<ColumnPlan> plans, Size size, Optional<TrainingState> training) {
        this(plans, size, training, Optional.empty(), Optional.empty());
    }

    /** Whether it is a finished model's. */
    boolean finished() {
        return training.isEmpty() && secret.isEmpty();
    }

    /** The plans that the network learns, as indices into {@link #plans}. */
    List<Integer> learned() {
        List<Integer> learned = new ArrayList<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            if (Cells.of(plans.get(plan).treatment()).isPresent()) {
                learned.add(plan);
            }
        }
        return learned;
    }

    /** The network's blocks. */
    Layout layout() {
        return new Layout(plans.stream()
                .flatMap(plan -> Cells.of(plan.treatment()).stream())
                .toList());
    }
}
