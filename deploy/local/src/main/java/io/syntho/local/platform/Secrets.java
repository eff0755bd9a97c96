package io.syntho.local.platform;

import io.syntho.local.PlatformFailure;
import io.syntho.local.backends.PostgresPasswords;
import io.syntho.local.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secrets of this platform: random, one file each with mode 600, made when they are first asked for and kept as long as
 * the data that they protect. Other users of the machine can reach our ports, so none of them has a known password.
 */
public final class Secrets {

    private static final int BYTES = 24;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    /** Kept in {@code folder}, which only this user may open. */
    public Secrets(Path folder) {
        this.folder = Folders.makePrivate(folder);
    }

    /** PostgreSQL's three passwords. */
    public PostgresPasswords postgres() {
        return new PostgresPasswords(secret("postgres-superuser"), secret("postgres-owner"), secret("postgres-app"));
    }

    /** Redis' password. */
    public String redis() {
        return secret("redis");
    }

    /** Who signs requests to object storage. */
    public String storageAccessKey() {
        return secret("storage-access-key");
    }

    /** What requests to object storage are signed with. */
    public String storageSecretKey() {
        return secret("storage-secret-key");
    }

    private String secret(String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new PlatformFailure("Cannot read the secret " + file + ": " + e.getMessage(), e);
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        Folders.writePrivate(file, secret + "\n");
        return secret;
    }
}
