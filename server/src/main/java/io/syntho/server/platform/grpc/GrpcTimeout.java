package io.syntho.server.platform.grpc;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code grpc-timeout}: at most eight digits and a unit (gRPC over HTTP/2). */
final class GrpcTimeout {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([HMSmun])");

    private GrpcTimeout() {}

    /** Returns the time left in nanoseconds; nothing for a header that is absent or malformed, as grpc-java does. */
    static @Nullable Long nanos(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return null;
        }
        TimeUnit unit = switch (form.group(2)) {
            case "H" -> TimeUnit.HOURS;
            case "M" -> TimeUnit.MINUTES;
            case "S" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MILLISECONDS;
            case "u" -> TimeUnit.MICROSECONDS;
            default -> TimeUnit.NANOSECONDS;
        };
        return unit.toNanos(Long.parseLong(form.group(1)));
    }
}
