package io.syntho.server.platform.config;

/** Where the server runs, which decides what it puts up with. */
public enum Environment {
    /** A developer's machine: plain HTTP and an identity provider without passwords are fine. */
    DEVELOPMENT,
    /** Real people's data: nothing of that kind is. */
    PRODUCTION
}
