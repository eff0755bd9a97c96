package io.syntho.synthesis.model;

/** What a tensor's elements are; little-endian. */
enum TensorType {
    /** IEEE 754 doubles. */
    F64(8),
    /** IEEE 754 floats. */
    F32(4);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per element. */
    int bytes() {
        return bytes;
    }
}
