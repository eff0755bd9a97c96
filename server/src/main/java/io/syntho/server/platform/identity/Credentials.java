package io.syntho.server.platform.identity;

/**
 * What a caller shows: the two words of the header {@code authorization}.
 *
 * @param scheme such as {@code Bearer}, in any case
 * @param secret the rest
 */
public record Credentials(String scheme, String secret) {

    /** Hides the secret. */
    @Override
    public String toString() {
        return scheme + " …";
    }
}
