package io.syntho.server.generation.watch;

import java.util.ArrayList;
import java.util.List;

/** Fewer points that still show the whole. */
final class Thinning {

    private Thinning() {}

    /** At most {@code most} of {@code points}, evenly spread, the first and the last among them. */
    static <T> List<T> of(List<T> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        List<T> kept = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
        }
        return kept;
    }
}
