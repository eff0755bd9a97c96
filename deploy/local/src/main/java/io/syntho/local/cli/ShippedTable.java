package io.syntho.local.cli;

import io.syntho.local.PlatformFailure;
import io.syntho.local.platform.PlatformHome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/** The census table Adult, which comes with the project; {@code deploy/local/data/README.md} says whose it is. */
final class ShippedTable {

    /** Whose it is, as its licence asks. */
    static final String ATTRIBUTION = "Adult, Becker and Kohavi (1996), UCI, CC BY 4.0";

    private ShippedTable() {}

    /** Unpacks it where the platform keeps its files, and returns it as {@code adult.csv}. */
    static Path adult(PlatformHome home) {
        Path packed = home.root().resolve("deploy/local/data/adult.csv.gz");
        Path file = home.folder().resolve("adult.csv");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new PlatformFailure("Cannot unpack the demo's table " + packed + ": " + e.getMessage(), e);
        }
    }
}
