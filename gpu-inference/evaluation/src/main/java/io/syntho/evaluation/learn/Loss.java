package io.syntho.evaluation.learn;

/** What a boosted model is to get right. */
public enum Loss {
    /** A number; squared error. One output: the number. */
    SQUARED {
        @Override
        void slopes(double[][] raw, double[] target, double[][] gradients, double[][] hessians) {
            for (int row = 0; row < target.length; row++) {
                gradients[0][row] = raw[0][row] - target[row];
                hessians[0][row] = 1;
            }
        }

        @Override
        double start(double[] target, int output) {
            double sum = 0;
            for (double value : target) {
                sum += value;
            }
            return sum / target.length;
        }
    },
    /** One of two classes, 0 or 1; cross-entropy. One output: the log of class 1's odds. */
    BINARY {
        @Override
        void slopes(double[][] raw, double[] target, double[][] gradients, double[][] hessians) {
            for (int row = 0; row < target.length; row++) {
                double chance = 1 / (1 + Math.exp(-raw[0][row]));
                gradients[0][row] = chance - target[row];
                hessians[0][row] = chance * (1 - chance);
            }
        }

        @Override
        double start(double[] target, int output) {
            double ones = share(target, 1);
            return Math.log(ones / (1 - ones));
        }
    },
    /** One of several classes, 0 and up; cross-entropy of a softmax. One output a class: the log of its unscaled chance. */
    MULTICLASS {
        @Override
        void slopes(double[][] raw, double[] target, double[][] gradients, double[][] hessians) {
            double[] chances = new double[raw.length];
            for (int row = 0; row < target.length; row++) {
                double greatest = raw[0][row];
                for (double[] output : raw) {
                    greatest = Math.max(greatest, output[row]);
                }
                double sum = 0;
                for (int output = 0; output < raw.length; output++) {
                    chances[output] = Math.exp(raw[output][row] - greatest);
                    sum += chances[output];
                }
                for (int output = 0; output < raw.length; output++) {
                    double chance = chances[output] / sum;
                    gradients[output][row] = chance - (target[row] == output ? 1 : 0);
                    hessians[output][row] = chance * (1 - chance);
                }
            }
        }

        @Override
        double start(double[] target, int output) {
            return Math.log(share(target, output));
        }
    };

    /** No class is held for impossible because the sample lacks it. */
    private static double share(double[] target, int wanted) {
        double hits = 0.5;
        for (double value : target) {
            hits += value == wanted ? 1 : 0;
        }
        return hits / (target.length + 1);
    }

    /**
     * First and second derivatives of the loss.
     *
     * @param raw outputs × rows
     * @param target one value a row
     * @param gradients outputs × rows, to be filled
     * @param hessians outputs × rows, to be filled
     */
    abstract void slopes(double[][] raw, double[] target, double[][] gradients, double[][] hessians);

    /** The best answer that looks at no column. */
    abstract double start(double[] target, int output);
}
