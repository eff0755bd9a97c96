package io.syntho.evaluation.privacy;

import io.syntho.evaluation.run.RuleFile.Point;
import java.util.List;

/**
 * A falling line through points: the score of a risk.
 *
 * @param points by rising x; constant beyond the first and last
 */
record Curve(List<Point> points) {

    Curve {
        points = List.copyOf(points);
    }

    double at(double x) {
        Point left = points.getFirst();
        for (Point right : points) {
            if (x <= right.x()) {
                return right.x() == left.x()
                        ? right.y()
                        : left.y() + (right.y() - left.y()) * (x - left.x()) / (right.x() - left.x());
            }
            left = right;
        }
        return left.y();
    }
}
