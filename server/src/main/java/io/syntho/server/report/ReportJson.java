package io.syntho.server.report;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;

/** Reports in JSONB columns, as Protobuf's JSON. Fields that a later version dropped are ignored. */
final class ReportJson {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private ReportJson() {}

    /** JSON that PostgreSQL takes: JSONB knows no NUL, which column names and categories might hold. */
    static String write(Message message) {
        try {
            String json = PRINTER.print(message).replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000", "$1\\\\ufffd");
            return new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds what {@code json} holds to {@code into}. */
    static <B extends Message.Builder> B read(String json, B into) {
        try {
            PARSER.merge(json, into);
            return into;
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(
                    "a stored " + into.getDescriptorForType().getName() + " can not be read", broken);
        }
    }
}
