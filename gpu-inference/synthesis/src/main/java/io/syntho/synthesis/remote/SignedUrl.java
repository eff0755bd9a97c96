package io.syntho.synthesis.remote;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;

/**
 * A URL that lets whoever holds it read or write one object for a while. A secret: its text form hides it, so that no log and no message shows
 * it.
 *
 * @param url absolute, by http or https
 */
public record SignedUrl(@JsonValue String url) {

    /**
     * Checks the URL.
     *
     * @throws IllegalArgumentException when it is none; the message does not repeat it
     */
    @JsonCreator
    public SignedUrl {
        parse(url);
    }

    /** The URL, parsed. */
    public URI uri() {
        return parse(url);
    }

    private static URI parse(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below, without the text: it is a secret
        }
        throw new IllegalArgumentException("signed url: is no address (expected: http:// or https://)");
    }

    /** That there is one. */
    @Override
    public String toString() {
        return "SignedUrl[hidden]";
    }
}
