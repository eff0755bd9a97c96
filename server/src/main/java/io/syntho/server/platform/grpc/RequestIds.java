package io.syntho.server.platform.grpc;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.grpc.Metadata;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a call: the client's or the proxy's if it is decent, else a new one. It goes back in headers and errors. */
final class RequestIds {

    static final Metadata.Key<String> HEADER = Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    /** It is written to logs as it is, so it may hold nothing that could forge a line. */
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final TimeBasedEpochGenerator NEW = Generators.timeBasedEpochGenerator();

    private RequestIds() {}

    static String of(Metadata headers) {
        @Nullable String given = headers.get(HEADER);
        return given != null && DECENT.matcher(given).matches()
                ? given
                : NEW.generate().toString();
    }
}
