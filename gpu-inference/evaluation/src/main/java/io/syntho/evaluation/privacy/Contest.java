package io.syntho.evaluation.privacy;

/** Counts how often the nearest row to a synthetic row is a training row rather than a hold-out row. */
final class Contest {

    private final int training;
    private final int holdout;
    private final float[] visits;
    private double won;
    private int rows;
    private int ties;

    /**
     * @param training training rows compared
     * @param holdout hold-out rows compared
     */
    Contest(int training, int holdout) {
        this.training = training;
        this.holdout = holdout;
        visits = new float[training + holdout];
    }

    /** Counts one synthetic row. Of equally near rows one is as good as another, so each gets an equal part. */
    void add(Nearest toHoldout, Nearest... toTraining) {
        float least = toHoldout.first();
        for (Nearest part : toTraining) {
            least = Math.min(least, part.first());
        }
        int inTraining = 0;
        for (Nearest part : toTraining) {
            inTraining += part.first() == least ? part.equalCount() : 0;
        }
        int inHoldout = toHoldout.first() == least ? toHoldout.equalCount() : 0;
        double each = 1.0 / (inTraining + inHoldout);
        int offset = 0;
        for (Nearest part : toTraining) {
            visit(part, least, each, offset);
            offset += part.size();
        }
        visit(toHoldout, least, each, offset);
        won += inTraining * each;
        ties += inTraining > 0 && inHoldout > 0 ? 1 : 0;
        rows++;
    }

    private void visit(Nearest part, float least, double each, int offset) {
        if (part.first() == least) {
            for (int i = 0; i < part.equalCount(); i++) {
                visits[offset + part.equal(i)] += (float) each;
            }
        }
    }

    /** The share that fresh rows would show, π. */
    double chance() {
        return (double) training / (training + holdout);
    }

    /**
     * The share of synthetic rows whose nearest row is a training row. The interval's standard deviation is {@code sqrt(π (1 - π) Σ w²)}, that of
     * exchanging the labels of training and hold-out rows at random, over the share w of synthetic rows that each real row is nearest to. It
     * counts a few much-visited rows for what they are, where a binomial error would trust every synthetic row.
     */
    Interval won() {
        double squares = 0;
        for (float visited : visits) {
            double weight = (double) visited / rows;
            squares += weight * weight;
        }
        double share = won / rows;
        double half = Wilson.Z * Math.sqrt(chance() * (1 - chance()) * squares);
        return new Interval(share, share - half, share + half).clamped();
    }

    /** Synthetic rows counted. */
    int rows() {
        return rows;
    }

    /** Synthetic rows that are equally near to training and hold-out rows. */
    int ties() {
        return ties;
    }
}
