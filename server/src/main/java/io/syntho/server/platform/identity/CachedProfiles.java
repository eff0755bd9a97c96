package io.syntho.server.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers profiles for a short while, so that a burst of calls asks the store once. A suspension or a new role counts
 * within that while; new claims count at once.
 */
public final class CachedProfiles implements ProfileDirectory {

    private static final int MANY = 10_000;

    private final Map<Claims, Remembered> profiles = new ConcurrentHashMap<>();
    private final ProfileDirectory store;
    private final Duration lifetime;
    private final Clock clock;

    /**
     * A cache before a store.
     *
     * @param lifetime how long a profile is remembered
     */
    public CachedProfiles(ProfileDirectory store, Duration lifetime, Clock clock) {
        this.store = store;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public Profile profileOf(Claims claims) {
        Instant now = clock.instant();
        @Nullable Remembered remembered = profiles.get(claims);
        if (remembered != null && now.isBefore(remembered.until)) {
            return remembered.profile;
        }
        Profile profile = store.profileOf(claims);
        if (profiles.size() >= MANY) {
            profiles.values().removeIf(old -> !now.isBefore(old.until));
        }
        if (profiles.size() < MANY) {
            profiles.put(claims, new Remembered(profile, now.plus(lifetime)));
        }
        return profile;
    }

    private record Remembered(Profile profile, Instant until) {}
}
