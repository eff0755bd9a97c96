package io.syntho.evaluation.privacy;

/**
 * What an attack on the training rows gains over the same attack on rows that were never used: {@code R = (attack - control) / (1 - control)}, its
 * error propagated from both (Giomi et al., A Unified Framework for Quantifying Privacy Risk in Synthetic Data, PoPETs 2023, section 4).
 */
final class ResidualRisk {

    private ResidualRisk() {}

    /** The residual risk, 0 to 1, with its 95 % interval; 0 where the attack gains nothing, for certain where it loses for certain. */
    static Interval of(Rate attack, Rate control) {
        double a = attack.share().estimate();
        double c = control.share().estimate();
        if (attack.share().upper() < control.share().lower()) {
            return new Interval(0, 0, 0);
        }
        if (c >= 1) {
            return new Interval(0, 0, 1);
        }
        double risk = (a - c) / (1 - c);
        double half = halfWidth(attack, control);
        return new Interval(risk, risk - half, risk + half).clamped();
    }

    /** Half the width of {@link #of} before it is clamped: how sharply the attacks can tell at all. */
    static double halfWidth(Rate attack, Rate control) {
        double a = attack.share().estimate();
        double c = control.share().estimate();
        if (attack.share().upper() < control.share().lower()) {
            return 0;
        }
        if (c >= 1) {
            return 1;
        }
        double fromAttack = halfWidth(attack) / (1 - c);
        double fromControl = (1 - a) / ((1 - c) * (1 - c)) * halfWidth(control);
        return Math.hypot(fromAttack, fromControl);
    }

    /**
     * What the attack gains in plain difference, {@code attack - control}, where the control can come near 1 and would leave nothing to divide
     * by; its interval by Newcombe's hybrid of Wilson's (Interval estimation for the difference between independent proportions, 1998, method 10).
     */
    static Interval excess(Rate attack, Rate control) {
        Interval a = attack.share();
        Interval c = control.share();
        double excess = a.estimate() - c.estimate();
        double below = Math.hypot(a.estimate() - a.lower(), c.upper() - c.estimate());
        double above = Math.hypot(a.upper() - a.estimate(), c.estimate() - c.lower());
        return new Interval(excess, excess - below, excess + above).clamped();
    }

    private static double halfWidth(Rate rate) {
        return (rate.share().upper() - rate.share().lower()) / 2;
    }
}
