package io.syntho.server.account;

import static io.syntho.server.Calls.refused;
import static io.syntho.v1.ErrorReason.ETAG_MISMATCH;
import static io.syntho.v1.ErrorReason.GENERATION_QUOTA;
import static io.syntho.v1.ErrorReason.INVALID_UPDATE_MASK;
import static io.syntho.v1.ErrorReason.PROFILE_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.syntho.server.Calls;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.database.TestDatabase;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.GetProfileRequest;
import io.syntho.v1.Profile;
import io.syntho.v1.UpdateProfileRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountServiceTest {

    private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-30T23:59:00Z"), ZoneOffset.UTC);
    private static final Clock DECEMBER = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

    private static Database database;
    private static ProfileStore profiles;
    private static AccountService accounts;

    private final UserId alice =
            profiles.profileOf(claims("alice-" + UUID.randomUUID())).user();

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh("accounts", ProfileStore.entities());
        profiles = new ProfileStore(database, Ids.timeOrdered());
        accounts = new AccountService(database, new Idempotency(NOVEMBER), new GenerationQuota(NOVEMBER));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theFirstCallMakesAProfileAndLaterCallsFindIt() {
        Claims carol = claims("carol-" + UUID.randomUUID());

        UserId first = profiles.profileOf(carol).user();

        assertThat(profiles.profileOf(carol).user()).isEqualTo(first);
        assertThat(get(first, "profiles/me")).satisfies(profile -> {
            assertThat(profile.getName()).isEqualTo("profiles/" + first);
            assertThat(profile.getEmail()).isEqualTo("carol@example.org");
            assertThat(profile.getFullName()).isEqualTo("Carol");
            assertThat(profile.getRole()).isEqualTo(Profile.Role.ROLE_USER);
            assertThat(profile.getGenerationQuota()).isEqualTo(100);
            assertThat(profile.getQuotaRenewTime().getSeconds())
                    .isEqualTo(DECEMBER.instant().getEpochSecond());
        });
    }

    @Test
    void fiftyFirstCallsAtOnceMakeOneProfile() {
        Claims dave = claims("dave-" + UUID.randomUUID());
        Set<UserId> made = ConcurrentHashMap.newKeySet();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> made.add(profiles.profileOf(dave).user()));
            }
        }

        assertThat(made).hasSize(1);
    }

    @Test
    void theSameSubjectOfAnotherIssuerIsAnotherPerson() {
        Claims here = claims("erin-" + UUID.randomUUID());
        Claims there = new Claims("https://other.example", here.subject(), "", false, "", "");

        assertThat(profiles.profileOf(there).user())
                .isNotEqualTo(profiles.profileOf(here).user());
    }

    @Test
    void anAddressThatNobodyVouchesForIsNotKept() {
        Claims claims = new Claims("https://idp", "f-" + UUID.randomUUID(), "boss@bank.example", false, "F", "");

        assertThat(profiles.profileOf(claims).email()).isEmpty();
    }

    @Test
    void anAddressFollowsTheProvider() {
        Claims before = claims("grace-" + UUID.randomUUID());
        profiles.profileOf(before);
        Claims after = new Claims(before.issuer(), before.subject(), "new@example.org", true, "Other Name", "");

        assertThat(profiles.profileOf(after).email()).isEqualTo("new@example.org");
        assertThat(profiles.profileOf(after).name())
                .as("the name is the person's own")
                .isEqualTo("Carol");
    }

    @Test
    void theNameIsChangedOnceHoweverOftenTheRequestArrives() {
        UpdateProfileRequest request = rename("profiles/me", "Alice Liddell", "").toBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .build();

        Profile first = Calls.as(alice, answer -> accounts.updateProfile(request, answer));
        Calls.<Profile>as(alice, answer -> accounts.updateProfile(rename("profiles/" + alice, "Alice L.", ""), answer));
        Profile replay = Calls.as(alice, answer -> accounts.updateProfile(request, answer));

        assertThat(first.getFullName()).isEqualTo("Alice Liddell");
        assertThat(replay).as("a replay is the first answer").isEqualTo(first);
        assertThat(get(alice, "profiles/me").getFullName()).isEqualTo("Alice L.");
    }

    @Test
    void anotherFieldIsNotChanged() {
        for (String path : Set.of("role", "email", "generation_quota", "nonsense")) {
            UpdateProfileRequest request = rename("profiles/me", "x", "").toBuilder()
                    .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                    .build();
            ApiException refusal = refused(
                    INVALID_UPDATE_MASK,
                    () -> Calls.<Profile>as(alice, answer -> accounts.updateProfile(request, answer)));
            assertThat(refusal.metadata()).containsEntry("path", path);
        }
    }

    @Test
    void aChangeOfWhatChangedSinceIsRefused() {
        String etag = get(alice, "profiles/me").getEtag();
        Calls.<Profile>as(alice, answer -> accounts.updateProfile(rename("profiles/me", "one", etag), answer));

        refused(
                ETAG_MISMATCH,
                () -> Calls.<Profile>as(
                        alice, answer -> accounts.updateProfile(rename("profiles/me", "two", etag), answer)));
    }

    @Test
    void anothersProfileDoesNotExist() {
        UserId bob = profiles.profileOf(claims("bob-" + UUID.randomUUID())).user();

        refused(PROFILE_NOT_FOUND, () -> get(alice, "profiles/" + bob));
        refused(PROFILE_NOT_FOUND, () -> get(alice, "profiles/" + UUID.randomUUID()));
        refused(
                PROFILE_NOT_FOUND,
                () -> Calls.<Profile>as(
                        alice, answer -> accounts.updateProfile(rename("profiles/" + bob, "mine", ""), answer)));
        assertThat(get(bob, "profiles/me").getFullName()).isEqualTo("Carol");
    }

    @Test
    void theQuotaEndsWithItsMonth() {
        GenerationQuota november = new GenerationQuota(NOVEMBER);
        GenerationQuota december = new GenerationQuota(DECEMBER);
        database.runInTransaction(
                alice,
                session -> session.createNativeMutationQuery("update profiles set api_quota = 2")
                        .executeUpdate());
        for (int i = 0; i < 2; i++) {
            database.runInTransaction(alice, session -> november.take(session, alice));
        }

        refused(GENERATION_QUOTA, () -> database.runInTransaction(alice, session -> november.take(session, alice)));
        assertThat(get(alice, "profiles/me").getGenerationsUsed()).isEqualTo(2);
        database.runInTransaction(alice, session -> december.take(session, alice));
    }

    @Test
    void manyAtOnceNeverPassTheQuota() {
        GenerationQuota quota = new GenerationQuota(NOVEMBER);
        database.runInTransaction(
                alice,
                session -> session.createNativeMutationQuery("update profiles set api_quota = 7")
                        .executeUpdate());
        Set<Integer> taken = new HashSet<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                int number = i;
                threads.submit(() -> {
                    database.runInTransaction(alice, session -> quota.take(session, alice));
                    synchronized (taken) {
                        taken.add(number);
                    }
                });
            }
        }

        assertThat(taken).hasSize(7);
    }

    private static Profile get(UserId user, String name) {
        GetProfileRequest request = GetProfileRequest.newBuilder().setName(name).build();
        return Calls.as(user, answer -> accounts.getProfile(request, answer));
    }

    private static UpdateProfileRequest rename(String name, String fullName, String etag) {
        return UpdateProfileRequest.newBuilder()
                .setProfile(
                        Profile.newBuilder().setName(name).setFullName(fullName).setEtag(etag))
                .setUpdateMask(FieldMask.newBuilder().addPaths("full_name"))
                .build();
    }

    private static Claims claims(String subject) {
        return new Claims("https://idp.example", subject, "carol@example.org", true, "Carol", "");
    }
}
