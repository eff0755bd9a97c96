package io.syntho.local.demo;

import io.syntho.local.backends.LocalIdentityProvider;
import java.time.Duration;
import java.util.function.Supplier;

/** A person's access token, fetched again before it ends. */
public final class FreshToken implements Supplier<String> {

    /** Tokens are good for an hour. */
    private static final Duration USED_FOR = Duration.ofMinutes(50);

    private final LocalIdentityProvider identity;
    private final String user;
    private String token = "";
    private long fetched;

    /** Signs {@code user} in when it is first asked. */
    public FreshToken(LocalIdentityProvider identity, String user) {
        this.identity = identity;
        this.user = user;
    }

    @Override
    public synchronized String get() {
        if (token.isEmpty() || System.nanoTime() - fetched > USED_FOR.toNanos()) {
            token = identity.token(user);
            fetched = System.nanoTime();
        }
        return token;
    }
}
