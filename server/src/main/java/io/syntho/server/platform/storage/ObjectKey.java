package io.syntho.server.platform.storage;

import io.syntho.server.platform.identity.UserId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where an object stands: {@code {user_id}/{resource_id}/{filename}} in its bucket. Made of ids and of names that the
 * server chose, never of what a client sent.
 *
 * @param bucket the bucket
 * @param owner whose it is
 * @param resource what it belongs to
 * @param fileName safe characters alone, with {@code /} for folders below the resource
 */
public record ObjectKey(Bucket bucket, UserId owner, UUID resource, String fileName) {

    private static final Pattern SAFE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127})*");

    /** Refuses file names that could lead anywhere else. */
    public ObjectKey {
        if (!SAFE.matcher(fileName).matches() || fileName.contains("..")) {
            throw new IllegalArgumentException("fileName: %s (expected: %s)".formatted(fileName, SAFE));
        }
    }

    /**
     * The key whose {@link #path} is {@code path}.
     *
     * @throws IllegalArgumentException when the path is not of that form
     */
    public static ObjectKey parse(Bucket bucket, String path) {
        String[] parts = path.split("/", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(
                    "path: %s (expected: {user_id}/{resource_id}/{filename})".formatted(path));
        }
        return new ObjectKey(bucket, new UserId(UUID.fromString(parts[0])), UUID.fromString(parts[1]), parts[2]);
    }

    /** The key in the bucket; what the database keeps. */
    public String path() {
        return prefix(owner, resource) + fileName;
    }

    /** What the keys of everything of a resource begin with. */
    public static String prefix(UserId owner, UUID resource) {
        return owner + "/" + resource + "/";
    }
}
