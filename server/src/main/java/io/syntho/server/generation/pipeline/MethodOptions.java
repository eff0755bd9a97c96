package io.syntho.server.generation.pipeline;

import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.Protection;
import io.syntho.v1.PrivacySettings;

/** The engine's options for the settings that were asked for. */
final class MethodOptions {

    private MethodOptions() {}

    static FitOptions of(Order order) {
        FitOptions defaults = FitOptions.defaults(order.method());
        PrivacySettings privacy = order.config().getPrivacy();
        if (!privacy.hasRareCategoryMinimum()) {
            return defaults;
        }
        Protection protection = new Protection(
                privacy.getRareCategoryMinimum(), defaults.protection().pooledLabel());
        return switch (defaults) {
            case GaussianCopulaOptions copula ->
                new GaussianCopulaOptions(protection, copula.maxCategories(), copula.dependenceRows());
        };
    }
}
