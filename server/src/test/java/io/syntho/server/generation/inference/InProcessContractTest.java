package io.syntho.server.generation.inference;

/** The contract, in this process. */
class InProcessContractTest extends InferenceContract {

    @Override
    InferenceBackend backend() {
        return new InProcess();
    }
}
