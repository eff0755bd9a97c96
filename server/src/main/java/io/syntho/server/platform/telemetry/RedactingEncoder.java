package io.syntho.server.platform.telemetry;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Writes log events as lines of JSON, and blanks whatever looks like something that opens a door. Our own code logs no such
 * thing; this is for the libraries, whose messages we do not write.
 */
public final class RedactingEncoder extends JsonEncoder {

    /** Bearer tokens and JWTs, our API keys, what signs a presigned URL, passwords in addresses, whose slashes JSON escapes. */
    private static final Pattern SECRET = Pattern.compile("(?i)(?<=bearer )[A-Za-z0-9._~+/=-]{8,}"
            + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
            + "|(?<=syn_live_)[A-Za-z0-9_-]+"
            + "|(?<=X-Amz-(?:Signature|Credential|Security-Token)=)[^&\\s\"\\\\]+"
            + "|(?<=:(?://|\\\\/\\\\/))[^/\\s:@\"\\\\]*:[^/\\s@\"\\\\]+(?=@)"
            + "|(?<=password=)[^&\\s\"\\\\]+");

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8);
        return SECRET.matcher(line).replaceAll("…").getBytes(StandardCharsets.UTF_8);
    }
}
