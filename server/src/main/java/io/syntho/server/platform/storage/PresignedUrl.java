package io.syntho.server.platform.storage;

import java.time.Instant;

/**
 * A URL that lets whoever holds it do one thing for a while. A secret: its text form hides it, so that no log shows it.
 *
 * @param url the URL
 * @param expires when it ends
 */
public record PresignedUrl(String url, Instant expires) {

    /** The end alone. */
    @Override
    public String toString() {
        return "PresignedUrl[until " + expires + "]";
    }
}
