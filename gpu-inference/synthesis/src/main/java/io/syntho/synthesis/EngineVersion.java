package io.syntho.synthesis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of this library is running. */
public final class EngineVersion {

    private static final String RESOURCE = "engine.properties";

    private EngineVersion() {}

    /** The version that models record, such as {@code 0.1.0}. */
    public static String current() {
        return Holder.VERSION;
    }

    private static final class Holder {
        static final String VERSION = read();

        private static String read() {
            try (InputStream in = EngineVersion.class.getResourceAsStream(RESOURCE)) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException(RESOURCE, e);
            }
        }
    }
}
