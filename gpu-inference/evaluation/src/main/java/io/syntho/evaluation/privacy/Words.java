package io.syntho.evaluation.privacy;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {

    private Words() {}

    static String format(String sentence, Object... values) {
        return String.format(Locale.ROOT, sentence, values);
    }

    /** A share as a percentage with two significant decimals. */
    static String percent(double share) {
        return format("%.2f %%", 100 * share);
    }

    /** A counted share as a percentage; "none" when nothing was tried. */
    static String share(Rate rate) {
        return rate.trials() == 0 ? "none" : percent(rate.successes() / rate.trials());
    }
}
