package io.syntho.server.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** A made-up table of every kind of column: numbers, categories, dates, gaps, an identifier, e-mail addresses. */
final class PeopleCsv {

    private static final String[] CITIES = {"Lagos", "Oslo", "Lima", "Pune", "Kyoto"};

    private PeopleCsv() {}

    /** Writes {@code rows} people. */
    static Path write(Path folder, int rows) throws IOException {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("id,age,income,city,joined,member,email\n");
        for (int i = 0; i < rows; i++) {
            int age = 18 + random.nextInt(60);
            double income = 1000 + age * 35 + random.nextGaussian() * 400;
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%s,%s,20%02d-%02d-%02d,%s,secret.person%d@example.org\n",
                    100_000 + i,
                    age,
                    random.nextInt(20) == 0 ? "" : String.format(Locale.ROOT, "%.2f", income),
                    CITIES[Math.min(4, (int) Math.abs(random.nextGaussian() * 2))],
                    10 + random.nextInt(15),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    age > 40 ? "yes" : "no",
                    i));
        }
        return Files.writeString(folder.resolve("people.csv"), csv);
    }
}
