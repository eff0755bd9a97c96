package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;

/**
 * Personal data at one place of a text.
 *
 * @param kind what stands there
 * @param start index of its first UTF-16 unit
 * @param end index after its last
 * @param confidence how sure the finder is, 0 to 1
 */
public record PiiSpan(PiiKind kind, int start, int end, double confidence) {

    /** Checks the place and the confidence. */
    public PiiSpan {
        if (start < 0 || end <= start || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("start: %d, end: %d, confidence: %s (expected: 0 ≤ start < end, 0 to 1)"
                    .formatted(start, end, confidence));
        }
    }

    /** Whether both have a place in common. */
    boolean overlaps(PiiSpan other) {
        return start < other.end && other.start < end;
    }

    /** The same, {@code by} places further on. */
    PiiSpan moved(int by) {
        return new PiiSpan(kind, start + by, end + by, confidence);
    }
}
