package io.syntho.serving;

import ai.djl.Model;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SynthesisException;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;

/** Makes the translators of our model folders; {@code method} in {@code serving.properties} says which method a folder serves. */
public final class CallTranslatorFactory implements TranslatorFactory, Serializable {

    private static final long serialVersionUID = 1;

    @Override
    public Set<Pair<Type, Type>> getSupportedTypes() {
        return Set.of(new Pair<>(Input.class, Output.class));
    }

    /**
     * A translator of calls.
     *
     * @throws SynthesisException with METHOD_UNSUPPORTED when there is no such method
     */
    @Override
    @SuppressWarnings("unchecked")
    public <I, O> Translator<I, O> newInstance(Class<I> input, Class<O> output, Model model, Map<String, ?> arguments) {
        Method method = Method.of(String.valueOf(arguments.get("method")));
        return (Translator<I, O>) new CallTranslator(method, Node.get());
    }
}
