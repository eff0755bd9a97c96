package io.syntho.serving;

import ai.djl.inference.streaming.PublisherBytesSupplier;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.BytesSupplier;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.remote.RemoteCall;
import io.syntho.synthesis.remote.RemoteEvent;
import io.syntho.synthesis.remote.RemoteJson;
import java.io.IOException;
import java.util.Optional;

/**
 * Checks a call and starts it. Answers 200 and a stream of events when the work has begun, 503 when the node is busy, 400 when the call can not
 * be understood. Nothing is thrown: Serving would log what a message quotes.
 */
final class CallTranslator implements NoBatchifyTranslator<Input, Output> {

    private static final String ANSWER = "answer";
    private static final int BAD_REQUEST = 400;
    private static final int BUSY = 503;

    private final Method method;
    private final Node node;

    CallTranslator(Method method, Node node) {
        this.method = method;
        this.node = node;
    }

    @Override
    public NDList processInput(TranslatorContext context, Input input) {
        context.setAttachment(ANSWER, answer(input));
        // The block wants an array; it gets the least there is.
        NDArray nothing = context.getNDManager().create(0f);
        return new NDList(nothing);
    }

    @Override
    public Output processOutput(TranslatorContext context, NDList unchanged) {
        return (Output) context.getAttachment(ANSWER);
    }

    private Output answer(Input input) {
        RemoteCall call;
        try {
            BytesSupplier body = input.getData();
            call = RemoteJson.call(body == null ? new byte[0] : body.getAsBytes());
        } catch (IOException unreadable) {
            return refusal(BAD_REQUEST, "Bad Request", String.valueOf(unreadable.getMessage()));
        }
        if (call.method() != method) {
            return refusal(
                    BAD_REQUEST,
                    "Bad Request",
                    "method: %s (expected: %s)".formatted(call.method().id(), method.id()));
        }
        PublisherBytesSupplier stream = new PublisherBytesSupplier();
        if (!node.start(call, stream::appendContent, input::isCancelled)) {
            return refusal(BUSY, "Service Unavailable", "the node is busy");
        }
        Output output = new Output();
        output.addProperty("Content-Type", "application/jsonlines");
        output.add(stream);
        return output;
    }

    private static Output refusal(int code, String words, String message) {
        Output output = new Output(code, words);
        output.addProperty("Content-Type", "application/jsonlines");
        output.add(RemoteJson.line(new RemoteEvent.Refused(Reason.OPTION_INVALID, message, Optional.empty())));
        return output;
    }
}
