package io.syntho.server.generation.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.v1.SampleModelRequest;
import java.util.Map;

/** The JSON columns of samples. */
final class SampleJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SampleJson() {}

    static String write(SampleModelRequest request) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(request);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SampleModelRequest read(String json) {
        SampleModelRequest.Builder request = SampleModelRequest.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(json, request);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored request can not be read", broken);
        }
        return request.build();
    }

    static String write(JobFailure failure) {
        try {
            return MAPPER.writeValueAsString(
                    Map.of("reason", failure.reason(), "message", failure.message(), "metadata", failure.metadata()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
