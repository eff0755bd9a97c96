package io.syntho.server.generation.job;

import java.util.Locale;
import java.util.Optional;

/** The steps of a job, in order. */
public enum Stage {
    /** Reads the table and sets the hold-out aside. */
    LOAD(5),
    /** Chooses the method by a short trial, where that was left to us and the table's shape leaves a choice. */
    TRIAL(5),
    /** Learns. */
    FIT(40),
    /** Makes the rows. */
    SAMPLE(15),
    /** Scans for personal data, attacks the result, scores privacy. */
    PRIVACY(12),
    /** Compares distributions and associations. */
    CORRELATION(10),
    /** Writes the quality report. */
    QUALITY(4),
    /** Writes the compliance document. */
    COMPLIANCE(5),
    /** Points to everything. */
    STORE(4);

    /** Share of the whole work, in percent; all stages together 100. A rough one: it moves the bar, and promises nothing. */
    private final int weight;

    Stage(int weight) {
        this.weight = weight;
    }

    /** The stage after this one; empty after the last. */
    public Optional<Stage> next() {
        return this == STORE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    /**
     * How much of the whole work is done, 0 to 100.
     *
     * @param fraction how much of this stage is done, 0 to 1
     */
    public double percent(double fraction) {
        double before = 0;
        for (Stage stage : values()) {
            if (stage.ordinal() < ordinal()) {
                before += stage.weight;
            }
        }
        return before + weight * Math.clamp(fraction, 0.0, 1.0);
    }

    /** As the database spells it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage that the database spells so. */
    public static Stage of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
