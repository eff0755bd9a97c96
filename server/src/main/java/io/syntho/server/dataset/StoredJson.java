package io.syntho.server.dataset;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.syntho.v1.Failure;
import io.syntho.v1.ProcessingDeclaration;

/** Messages of the contracts in JSONB columns, as Protobuf's JSON. Fields that a later version dropped are ignored. */
final class StoredJson {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private StoredJson() {}

    static String write(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Failure failure(String json) {
        return read(json, Failure.newBuilder()).build();
    }

    static ProcessingDeclaration declaration(String json) {
        return read(json, ProcessingDeclaration.newBuilder()).build();
    }

    private static <B extends Message.Builder> B read(String json, B into) {
        try {
            PARSER.merge(json, into);
            return into;
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(
                    "stored " + into.getDescriptorForType().getName() + " can not be read", broken);
        }
    }
}
