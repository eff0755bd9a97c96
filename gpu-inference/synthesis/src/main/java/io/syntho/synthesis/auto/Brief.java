package io.syntho.synthesis.auto;

import io.syntho.synthesis.AutoregressiveOptions;
import io.syntho.synthesis.CtganOptions;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.TvaeOptions;
import java.util.OptionalInt;

/** The same settings for a short training: passes end it on any machine alike, seconds only where one is far too slow. */
final class Brief {

    private static final int SECONDS = 120;

    /** Passes times columns: what a pass takes grows with these. */
    private static final int EFFORT = 2_000;

    private static final int LEAST_PASSES = 40;

    /** With a third of it the autoregressive network has not yet shown on few rows what it comes to on all of them. */
    private static final int MOST_PASSES = 150;

    private Brief() {}

    /** For a table of so many columns. */
    static FitOptions of(FitOptions asked, int columns) {
        int most = Math.clamp(EFFORT / columns, LEAST_PASSES, MOST_PASSES);
        return switch (asked) {
            case GaussianCopulaOptions copula -> copula;
            case CtganOptions ctgan ->
                ctgan.withEpochs(Math.min(ctgan.epochs(), most)).withSeconds(seconds(ctgan.seconds()));
            case TvaeOptions tvae ->
                tvae.withEpochs(Math.min(tvae.epochs(), most)).withSeconds(seconds(tvae.seconds()));
            case AutoregressiveOptions autoregressive ->
                autoregressive
                        .withEpochs(Math.min(autoregressive.epochs(), most))
                        .withSeconds(seconds(autoregressive.seconds()));
        };
    }

    private static int seconds(OptionalInt asked) {
        return Math.min(asked.orElse(SECONDS), SECONDS);
    }
}
