package io.syntho.evaluation.pii;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** OpenNLP's models, which stand in jars on the class path. */
final class Resources {

    private Resources() {}

    /** Makes a model of a stream. */
    @FunctionalInterface
    interface Maker<T> {

        /** Reads all of {@code stream}. */
        T make(InputStream stream) throws IOException;
    }

    /** The model in the resource {@code path}. */
    static <T> T model(String path, Maker<T> maker) {
        try (InputStream stream = Resources.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return maker.make(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
