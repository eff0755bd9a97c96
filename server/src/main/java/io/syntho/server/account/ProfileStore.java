package io.syntho.server.account;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.identity.ProfileDirectory;
import io.syntho.server.platform.identity.Role;
import io.syntho.server.platform.identity.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Profiles in PostgreSQL. A person is known by issuer and subject; nothing else of a token tells who somebody is. */
public final class ProfileStore implements ProfileDirectory {

    private final Database database;
    private final Ids ids;

    /** Profiles in {@code database}; new ones get their id from {@code ids}. */
    public ProfileStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** The mapped classes, for {@link Database#start}. */
    public static List<Class<?>> entities() {
        return List.of(ProfileEntity.class);
    }

    @Override
    public Profile profileOf(Claims claims) {
        return database.inSystemTransaction(session -> {
            ProfileEntity profile = find(session, claims).orElseGet(() -> make(session, claims));
            return profileOf(takeOver(session, profile, claims));
        });
    }

    private static Optional<ProfileEntity> find(StatelessSession session, Claims claims) {
        return session.createSelectionQuery(
                        "from Profile where issuer = :issuer and subject = :subject", ProfileEntity.class)
                .setParameter("issuer", claims.issuer())
                .setParameter("subject", claims.subject())
                .uniqueResultOptional();
    }

    /** Of many first calls at once one makes the row; the others wait for it and find it. */
    private ProfileEntity make(StatelessSession session, Claims claims) {
        session.createNativeMutationQuery("""
                        insert into profiles (id, issuer, subject, email, full_name, avatar_url)
                        values (:id, :issuer, :subject, :email, :name, :picture)
                        on conflict (issuer, subject) do nothing""")
                .setParameter("id", ids.next())
                .setParameter("issuer", claims.issuer())
                .setParameter("subject", claims.subject())
                .setParameter("email", verifiedEmail(claims))
                .setParameter("name", claims.name())
                .setParameter("picture", claims.picture())
                .executeUpdate();
        return find(session, claims).orElseThrow();
    }

    /** Address and picture are the provider's word and follow it; the name is the person's own after the first call. */
    private static ProfileEntity takeOver(StatelessSession session, ProfileEntity profile, Claims claims) {
        String email = verifiedEmail(claims).isEmpty() ? profile.email : verifiedEmail(claims);
        String picture = claims.picture().isEmpty() ? profile.avatarUrl : claims.picture();
        if (!email.equals(profile.email) || !picture.equals(profile.avatarUrl)) {
            session.createMutationQuery("""
                            update Profile set email = :email, avatarUrl = :picture, version = version + 1
                            where id = :id""")
                    .setParameter("email", email)
                    .setParameter("picture", picture)
                    .setParameter("id", profile.id)
                    .executeUpdate();
            profile.email = email;
        }
        return profile;
    }

    /** An address that nobody vouches for could be anybody's. */
    private static String verifiedEmail(Claims claims) {
        return claims.emailVerified() ? claims.email() : "";
    }

    private static Profile profileOf(ProfileEntity profile) {
        return new Profile(
                new UserId(profile.id),
                profile.email,
                profile.fullName,
                Role.valueOf(profile.role.toUpperCase(Locale.ROOT)),
                profile.suspended);
    }

    /** The profile of the transaction's user, locked until its end when it is to be changed. */
    static Optional<ProfileEntity> own(StatelessSession session, UserId user, boolean toBeChanged) {
        if (toBeChanged) {
            session.createNativeQuery("select id from profiles where id = :id for update", Object.class)
                    .setParameter("id", user.value())
                    .uniqueResultOptional();
        }
        return Optional.ofNullable(session.get(ProfileEntity.class, user.value()));
    }
}
