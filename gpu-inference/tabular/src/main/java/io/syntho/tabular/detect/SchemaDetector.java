package io.syntho.tabular.detect;

import io.syntho.tabular.detect.ColumnDetector.Detected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finishes the columns of one table together: dates that could be read both ways follow the table's other dates. */
public final class SchemaDetector {

    private SchemaDetector() {}

    /**
     * What the columns are.
     *
     * @param detectors one a column, all values in; emptied, so that each column's working memory is free before the next is finished
     */
    public static List<Detected> finish(List<ColumnDetector> detectors) {
        Optional<DateOrder> order = commonOrder(detectors);
        List<Detected> detected = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            detected.add(detectors.get(i).finish(order));
        }
        return detected;
    }

    private static Optional<DateOrder> commonOrder(List<ColumnDetector> detectors) {
        List<DateOrder> orders = detectors.stream()
                .flatMap(detector -> detector.dateOrder().stream())
                .distinct()
                .toList();
        return orders.size() == 1 ? Optional.of(orders.getFirst()) : Optional.empty();
    }
}
