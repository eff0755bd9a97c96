package io.syntho.server.platform.identity;

import io.syntho.server.platform.errors.DependencyUnavailable;

/** The identity provider's keys are needed and can not be fetched. */
public final class IdentityProviderUnavailable extends DependencyUnavailable {

    IdentityProviderUnavailable(Throwable cause) {
        super("identity provider", cause);
    }
}
