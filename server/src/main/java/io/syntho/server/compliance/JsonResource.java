package io.syntho.server.compliance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the versioned texts of this package. One that is missing, unreadable or has an unknown entry is a defect of this build. */
final class JsonResource {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonResource() {}

    static <T> T read(String name, Class<T> type) {
        try (InputStream resource = JsonResource.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return MAPPER.readValue(resource, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
