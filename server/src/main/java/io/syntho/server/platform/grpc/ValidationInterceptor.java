package io.syntho.server.platform.grpc;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.v1.ErrorReason;
import java.util.List;

/** Holds every request message to the rules that its contract declares (protovalidate), and names each broken field. */
final class ValidationInterceptor implements ServerInterceptor {

    private final Validator validator = ValidatorFactory.newBuilder().build();

    /** Compiles the rules of all requests, which takes seconds the first time, before anybody waits for it. */
    void warmUp(List<ServerServiceDefinition> services) {
        for (ServerServiceDefinition service : services) {
            for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
                MethodDescriptor.Marshaller<?> marshaller =
                        method.getMethodDescriptor().getRequestMarshaller();
                if (marshaller instanceof PrototypeMarshaller<?> prototype
                        && prototype.getMessagePrototype() instanceof Message message) {
                    result(message);
                }
            }
        }
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q request) {
                if (request instanceof Message message) {
                    check(message);
                }
                super.onMessage(request);
            }
        };
    }

    private void check(Message request) {
        ValidationResult result = result(request);
        if (result.isSuccess()) {
            return;
        }
        ErrorDetail[] fields = result.getViolations().stream()
                .map(violation -> ErrorDetail.field(
                        FieldPaths.of(violation.toProto().getField()),
                        violation.toProto().getMessage()))
                .toArray(ErrorDetail[]::new);
        throw ApiException.of(ErrorReason.INVALID_REQUEST, sentence(fields), fields);
    }

    private static String sentence(ErrorDetail[] fields) {
        ErrorDetail.FieldViolation first = (ErrorDetail.FieldViolation) fields[0];
        String more = fields.length == 1 ? "" : " (and %d more)".formatted(fields.length - 1);
        String field = first.field().isEmpty() ? "The request" : first.field();
        return "%s: %s%s".formatted(field, first.description(), more);
    }

    private ValidationResult result(Message message) {
        try {
            return validator.validate(message);
        } catch (ValidationException defect) {
            throw new IllegalStateException(
                    "the rules of %s do not compile"
                            .formatted(message.getDescriptorForType().getFullName()),
                    defect);
        }
    }
}
