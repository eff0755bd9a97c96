package io.syntho.server.generation;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.syntho.v1.GenerationConfig;

/** The settings of a generation as the database keeps them: Protobuf's JSON of the message that was asked for. */
public final class StoredConfig {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private StoredConfig() {}

    /** As the database keeps it. */
    public static String write(GenerationConfig config) {
        try {
            return PRINTER.print(config);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The settings that {@link #write} wrote. */
    public static GenerationConfig read(String json) {
        GenerationConfig.Builder config = GenerationConfig.newBuilder();
        try {
            PARSER.merge(json, config);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored config can not be read", broken);
        }
        return config.build();
    }
}
