package io.syntho.server.platform.identity;

import io.syntho.v1.Permission;
import java.util.EnumSet;
import java.util.Set;

/** What a person may do, as the comments of {@code Permission} in the contracts say. */
final class Permissions {

    private static final Set<Permission> USER = Set.copyOf(EnumSet.complementOf(
            EnumSet.of(Permission.PERMISSION_UNSPECIFIED, Permission.PERMISSION_ADMIN, Permission.UNRECOGNIZED)));

    private static final Set<Permission> ADMIN =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Permission.PERMISSION_UNSPECIFIED, Permission.UNRECOGNIZED)));

    private Permissions() {}

    static Set<Permission> of(Role role) {
        return switch (role) {
            case USER -> USER;
            case ADMIN -> ADMIN;
        };
    }
}
