package io.syntho.server.platform.telemetry;

import io.syntho.server.platform.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for users in logs: the same user has the same, and nobody can tell the user by it. */
final class Pseudonyms {

    private static final int LENGTH = 12;

    private Pseudonyms() {}

    /** Returns the first digits of the SHA-256 of the id, which holds 74 random bits. */
    static String of(UserId user) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(user.toString().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
