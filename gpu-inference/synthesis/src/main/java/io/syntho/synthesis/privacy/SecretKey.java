package io.syntho.synthesis.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key that all randomness of a private fit comes from. Whoever knows it can take the noise away: it is drawn from the machine's secure source,
 * stands in checkpoints only, so that an interrupted fit goes on with the same noise, and never in a finished model. Its text form hides it.
 */
public final class SecretKey {

    private static final int BYTES = 32;

    private final byte[] key;

    /**
     * A key that is known: for tests and for checkpoints.
     *
     * @param hex 64 hexadecimal digits
     */
    @JsonCreator
    public SecretKey(String hex) {
        key = HexFormat.of().parseHex(hex);
        if (key.length != BYTES) {
            throw new IllegalArgumentException("key: %d bytes (expected: %d)".formatted(key.length, BYTES));
        }
    }

    /** A new one that nobody knows. */
    public static SecretKey draw() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKey(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return key.clone();
    }

    /** The key itself, for a checkpoint. */
    @JsonValue
    public String hex() {
        return HexFormat.of().formatHex(key);
    }

    @Override
    public String toString() {
        return "SecretKey[hidden]";
    }
}
