package io.syntho.acceptance;

import io.syntho.local.ProjectRoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Tables to try the platform with. */
final class Samples {

    private static final String[] CITIES = {"Lagos", "Oslo", "Lima", "Pune", "Graz"};

    private Samples() {}

    /** UCI Adult, as the demo ships it. */
    static Path adult(Path folder) {
        Path target = folder.resolve("adult.csv");
        Path packed = ProjectRoot.find().resolve("deploy/local/data/adult.csv.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small mixed table: age, income that depends on it, a city, a day, and sometimes nothing. */
    static Path people(Path folder, int rows) {
        Random random = new Random(rows);
        StringBuilder csv = new StringBuilder("age,income,city,joined,member\n");
        for (int row = 0; row < rows; row++) {
            int age = 18 + random.nextInt(60);
            csv.append(age).append(',');
            csv.append(
                    random.nextInt(20) == 0 ? "" : Long.toString(Math.round(age * 900 + random.nextGaussian() * 6000)));
            csv.append(',').append(CITIES[Math.min(random.nextInt(8), 4)]);
            csv.append(",20%02d-%02d-%02d"
                    .formatted(10 + random.nextInt(14), 1 + random.nextInt(12), 1 + random.nextInt(28)));
            csv.append(',').append(age > 40 == random.nextInt(4) > 0).append('\n');
        }
        return write(folder.resolve("people.csv"), csv.toString());
    }

    /** A file of that text. */
    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
