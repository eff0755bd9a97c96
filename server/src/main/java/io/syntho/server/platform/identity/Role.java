package io.syntho.server.platform.identity;

/** What a person is on the platform, as their profile says. */
public enum Role {
    /** Somebody who owns, sells and buys. */
    USER,
    /** Somebody who also administers the platform. */
    ADMIN
}
