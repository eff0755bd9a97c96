package io.syntho.evaluation.quality;

/**
 * What a model learned from synthetic rows is worth on real rows that nobody learned from.
 *
 * @param target the column predicted
 * @param guessed whether it was guessed, as nobody named one
 * @param task what kind of prediction it is, and so how it is measured
 * @param real score of the same model learned from as many training rows: what can be reached at best
 * @param synthetic score of the model learned from synthetic rows
 * @param model what it was, in words
 * @param learnedRows rows that each model learned from
 * @param testedRows hold-out rows that both were tested on
 */
public record Efficacy(
        String target,
        boolean guessed,
        Task task,
        double real,
        double synthetic,
        String model,
        int learnedRows,
        int testedRows) {

    /** What is predicted. */
    public enum Task {
        /** One of two classes. */
        BINARY("auc"),
        /** One of several classes. */
        MULTICLASS("f1_macro"),
        /** A number or an instant. */
        REGRESSION("r2");

        private final String measure;

        Task(String measure) {
            this.measure = measure;
        }

        /**
         * How it is measured: area under the curve for the rarer class, mean F1 of the classes, or share of the variance explained, which is
         * below 0 when the mean would do better.
         */
        public String measure() {
            return measure;
        }
    }
}
