package io.syntho.evaluation.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A versioned file of thresholds among the resources of a package. A missing or unreadable entry is a defect of this build. */
public final class RuleFile {

    private final String name;
    private final Properties entries = new Properties();

    /** Reads the resource {@code name} beside {@code neighbour}. */
    public RuleFile(Class<?> neighbour, String name) {
        this.name = name;
        try (InputStream resource = neighbour.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + name + " beside " + neighbour.getName());
            }
            entries.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry's text. */
    public String text(String key) {
        String value = entries.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("%s: no entry %s".formatted(name, key));
        }
        return value.strip();
    }

    /** The entry as a number. */
    public double number(String key) {
        return Double.parseDouble(text(key));
    }

    /** The entry as a whole number. */
    public int whole(String key) {
        return Integer.parseInt(text(key));
    }

    /** The entry as points {@code x:y}, separated by commas. */
    public List<Point> points(String key) {
        List<Point> points = new ArrayList<>();
        for (String point : text(key).split(",")) {
            String[] coordinates = point.split(":");
            points.add(
                    new Point(Double.parseDouble(coordinates[0].strip()), Double.parseDouble(coordinates[1].strip())));
        }
        return points;
    }

    /**
     * A point of a curve.
     *
     * @param x where
     * @param y how high
     */
    public record Point(double x, double y) {}
}
