package io.syntho.server.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.syntho.local.backends.LocalIdentityProvider;
import io.syntho.local.backends.SharedBackends;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.server.platform.identity.ProfileDirectory.Profile;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Permission;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private static final UserId ADA = new UserId(UUID.randomUUID());

    @Test
    void aPersonMayDoAllButAdminister() {
        Caller caller = authentication(claims -> profile(Role.USER, false)).callerOf(bearer());

        assertThat(caller.user()).isEqualTo(ADA);
        assertThat(caller.may(Permission.PERMISSION_ACCOUNT)).isTrue();
        assertThat(caller.may(Permission.PERMISSION_GENERATE)).isTrue();
        assertThat(caller.may(Permission.PERMISSION_ADMIN)).isFalse();
        assertThat(caller.may(Permission.PERMISSION_UNSPECIFIED)).isFalse();
        assertThat(caller.toString()).as("fit for a log").doesNotContain("ada@example.com");
    }

    @Test
    void anAdministratorMayAdminister() {
        Caller caller = authentication(claims -> profile(Role.ADMIN, false)).callerOf(bearer());

        assertThat(caller.may(Permission.PERMISSION_ADMIN)).isTrue();
    }

    @Test
    void aSuspendedPersonIsRefused() {
        assertThat(reason(authentication(claims -> profile(Role.USER, true)), bearer()))
                .isEqualTo(ErrorReason.ACCOUNT_SUSPENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YWRhOnNlY3JldA==", "token", " "})
    void credentialsOfNoKindWeTakeAreRefused(String header) {
        assertThat(reason(authentication(claims -> profile(Role.USER, false)), header))
                .isEqualTo(ErrorReason.CREDENTIALS_INVALID);
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() {
        String header = bearer().replace("Bearer", "bEARER");

        assertThat(authentication(claims -> profile(Role.USER, false))
                        .callerOf(header)
                        .user())
                .isEqualTo(ADA);
    }

    @Test
    void credentialsNeverShowTheirSecret() {
        assertThat(new Credentials("Bearer", "hunter2").toString()).doesNotContain("hunter2");
    }

    @Test
    void aProfileIsRememberedForAWhileAndNewClaimsCountAtOnce() {
        AtomicInteger asked = new AtomicInteger();
        Instant[] now = {Instant.EPOCH};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        CachedProfiles cache = new CachedProfiles(
                claims -> {
                    asked.incrementAndGet();
                    return profile(Role.USER, false);
                },
                Duration.ofSeconds(10),
                clock);
        Claims claims = new Claims("issuer", "ada", "ada@example.com", true, "Ada", "");

        cache.profileOf(claims);
        cache.profileOf(claims);
        assertThat(asked).hasValue(1);

        cache.profileOf(new Claims("issuer", "ada", "new@example.com", true, "Ada", ""));
        assertThat(asked).hasValue(2);

        now[0] = now[0].plusSeconds(11);
        cache.profileOf(claims);
        assertThat(asked).hasValue(3);
    }

    private static String bearer() {
        return "Bearer " + SharedBackends.identityProvider().token("ada");
    }

    private static Authentication authentication(ProfileDirectory profiles) {
        OidcTokens tokens = new OidcTokens(
                URI.create(SharedBackends.identityProvider().issuer()),
                LocalIdentityProvider.AUDIENCE,
                Clock.systemUTC());
        return new Authentication(List.of(new OidcAuthenticator(tokens, profiles)));
    }

    private static Profile profile(Role role, boolean suspended) {
        return new Profile(ADA, "ada@example.com", "Ada", role, suspended);
    }

    private static ErrorReason reason(Authentication authentication, String header) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> authentication.callerOf(header));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.reason();
    }
}
