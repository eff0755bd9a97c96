package io.syntho.server.platform.identity;

import io.grpc.Context;
import io.syntho.v1.Permission;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes the call under way, as the server knows them after authentication. Code below the interceptors asks
 * {@link #current()}; a method that is not public always has one.
 *
 * @param user the caller's profile
 * @param subject the identity provider's id of the person
 * @param email as the profile has it; may be empty
 * @param name as the profile has it; may be empty
 * @param role what the person is on the platform
 * @param permissions what this caller may do: by role for a person, by scopes for an API key
 */
public record Caller(UserId user, String subject, String email, String name, Role role, Set<Permission> permissions) {

    private static final Context.Key<Caller> KEY = Context.key("caller");

    /** Copies the permissions. */
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Returns the caller of the call under way.
     *
     * @throws IllegalStateException outside a call, or in one of a public method without credentials: a defect
     */
    public static Caller current() {
        return find().orElseThrow(
                        () -> new IllegalStateException("no caller (expected: inside an authenticated call)"));
    }

    /** Returns the caller of the call under way, if there is one. */
    public static Optional<Caller> find() {
        return Optional.ofNullable(KEY.get());
    }

    /** Returns {@code context} with this caller in it. */
    public Context in(Context context) {
        return context.withValue(KEY, this);
    }

    /** Tells whether the caller may call methods that ask for {@code permission}. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Says the id only: names and addresses do not belong in a log. */
    @Override
    public String toString() {
        return "Caller[" + user + "]";
    }
}
