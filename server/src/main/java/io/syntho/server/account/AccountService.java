package io.syntho.server.account;

import static io.syntho.v1.ErrorReason.PROFILE_NOT_FOUND;

import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Etags;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.server.platform.database.UpdateMasks;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.AccountServiceGrpc;
import io.syntho.v1.GetProfileRequest;
import io.syntho.v1.Profile;
import io.syntho.v1.UpdateProfileRequest;
import java.util.Locale;
import java.util.Set;
import org.hibernate.StatelessSession;

/** The caller's own profile, by the contract of {@code AccountService}. */
public final class AccountService extends AccountServiceGrpc.AccountServiceImplBase {

    private static final Set<String> CHANGEABLE = Set.of("full_name");

    private final Database database;
    private final Idempotency idempotency;
    private final GenerationQuota quota;

    /** The service over its store. */
    public AccountService(Database database, Idempotency idempotency, GenerationQuota quota) {
        this.database = database;
        this.idempotency = idempotency;
        this.quota = quota;
    }

    @Override
    public void getProfile(GetProfileRequest request, StreamObserver<Profile> answer) {
        UserId user = own(request.getName());
        answer.onNext(database.inTransaction(user, session -> read(session, user)));
        answer.onCompleted();
    }

    @Override
    public void updateProfile(UpdateProfileRequest request, StreamObserver<Profile> answer) {
        UserId user = own(request.getProfile().getName());
        UpdateMasks.paths(request.getUpdateMask(), CHANGEABLE);
        Idempotency.Request once = new Idempotency.Request(user, "UpdateProfile", request.getRequestId(), request);
        answer.onNext(database.inTransaction(
                user,
                session -> idempotency.once(session, once, Profile.parser(), () -> {
                    rename(session, user, request.getProfile());
                    return read(session, user);
                })));
        answer.onCompleted();
    }

    private static void rename(StatelessSession session, UserId user, Profile wish) {
        ProfileEntity profile = ProfileStore.own(session, user, true).orElseThrow(() -> missing("profiles/me"));
        Etags.check(wish.getEtag(), profile.version);
        session.createMutationQuery("update Profile set fullName = :name, version = version + 1 where id = :id")
                .setParameter("name", wish.getFullName())
                .setParameter("id", user.value())
                .executeUpdate();
    }

    private Profile read(StatelessSession session, UserId user) {
        ProfileEntity profile = ProfileStore.own(session, user, false).orElseThrow(() -> missing("profiles/me"));
        return Profile.newBuilder()
                .setName("profiles/" + profile.id)
                .setEmail(profile.email)
                .setFullName(profile.fullName)
                .setAvatarUrl(profile.avatarUrl)
                .setRole(Profile.Role.valueOf("ROLE_" + profile.role.toUpperCase(Locale.ROOT)))
                .setGenerationQuota(profile.quota)
                .setGenerationsUsed(quota.used(session, user))
                .setQuotaRenewTime(ProtoTimes.of(quota.renews()))
                .setCreateTime(ProtoTimes.of(profile.createdAt))
                .setUpdateTime(ProtoTimes.of(profile.updatedAt))
                .setEtag(Etags.of(profile.version))
                .build();
    }

    /** The caller, if the name is theirs. */
    private static UserId own(String name) {
        UserId caller = Caller.current().user();
        if (!name.equals("profiles/me") && !name.equals("profiles/" + caller)) {
            throw missing(name);
        }
        return caller;
    }

    private static ApiException missing(String name) {
        return ApiException.notFound(PROFILE_NOT_FOUND, name);
    }
}
