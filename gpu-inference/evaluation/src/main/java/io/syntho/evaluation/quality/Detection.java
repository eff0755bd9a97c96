package io.syntho.evaluation.quality;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How well synthetic rows can be told from training rows by a classifier that sees both, on rows that it did not learn from.
 *
 * @param auc area under its curve: about 0.5 when it can not tell, 1 when it always can
 * @param ceiling the same for the hold-out rows against the training rows; empty with too small a hold-out
 * @param classifier what it was, in words
 * @param tellingColumns columns that give synthetic rows away, the most telling first, at most five; none while it can hardly tell
 * @param rows rows of each kind that were looked at
 */
public record Detection(double auc, OptionalDouble ceiling, String classifier, List<String> tellingColumns, int rows) {

    /** Keeps the list unmodifiable. */
    public Detection {
        tellingColumns = List.copyOf(tellingColumns);
    }
}
