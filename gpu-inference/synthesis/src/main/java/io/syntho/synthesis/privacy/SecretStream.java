package io.syntho.synthesis.privacy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random numbers that only who holds the key can tell: the key stream of AES-256 in counter mode. One key has as many streams as there are uses and
 * numbers, each may be entered anew, so that a fit goes on from a checkpoint with the very noise it would have drawn. Normal numbers come from
 * {@link RandomGenerator}'s ziggurat. Used by one thread.
 */
public final class SecretStream implements RandomGenerator {

    private static final int BYTES = 1 << 13;

    private final Cipher cipher;
    private final byte[] zeros = new byte[BYTES];
    private final byte[] bytes = new byte[BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    /** What randomness is for. */
    public enum Use {
        /** Noise on counts. */
        COUNTS,
        /** Which rows take part in a step. */
        SAMPLING,
        /** Noise on a step's gradient. */
        GRADIENT
    }

    /**
     * A stream at its beginning.
     *
     * @param number of the stream, 0 or more
     */
    public SecretStream(SecretKey key, Use use, long number) {
        byte[] begin = ByteBuffer.allocate(16)
                .putInt(use.ordinal())
                .putLong(number)
                .putInt(0)
                .array();
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.bytes(), "AES"), new IvParameterSpec(begin));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
        buffer.position(BYTES);
    }

    @Override
    public long nextLong() {
        if (!buffer.hasRemaining()) {
            try {
                cipher.update(zeros, 0, BYTES, bytes, 0);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the buffers are of one size", e);
            }
            buffer.clear();
        }
        return buffer.getLong();
    }
}
