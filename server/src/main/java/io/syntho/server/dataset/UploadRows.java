package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.TOO_MANY_UPLOADS;
import static io.syntho.v1.ErrorReason.UPLOAD_NOT_FOUND;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Rows of {@code uploads}. Every query names the owner, besides the row security that holds anyway. */
final class UploadRows {

    private static final String COLLECTION = "uploads/";
    private static final int MOST_ACTIVE = 20;

    private UploadRows() {}

    /**
     * The id in an upload's name.
     *
     * @throws ApiException with UPLOAD_NOT_FOUND when it is none
     */
    static UUID id(String name) {
        return Names.id(name, COLLECTION).orElseThrow(() -> notFound(name));
    }

    static ApiException notFound(String name) {
        return ApiException.notFound(UPLOAD_NOT_FOUND, name);
    }

    /** An upload by presigned URLs; a streamed one is nobody's to see. */
    static Optional<UploadEntity> find(StatelessSession session, UserId owner, UUID id) {
        return session.createSelectionQuery(
                        "from Upload where id = :id and userId = :owner and kind = :kind", UploadEntity.class)
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .setParameter("kind", UploadEntity.PARTS)
                .uniqueResultOptional();
    }

    /** Any upload of the owner; nobody else changes it until the transaction ends. */
    static Optional<UploadEntity> lock(StatelessSession session, UserId owner, UUID id) {
        session.createNativeQuery("select id from uploads where id = :id and user_id = :owner for update", UUID.class)
                .setParameter("id", id)
                .setParameter("owner", owner.value())
                .uniqueResultOptional();
        return Optional.ofNullable(session.get(UploadEntity.class, id))
                .filter(upload -> upload.userId.equals(owner.value()));
    }

    /**
     * Refuses one more upload than an account may have under way. Uploads of one account begin one after the other: the
     * profile's row is locked until the transaction ends.
     *
     * @throws ApiException with TOO_MANY_UPLOADS
     */
    static void requireRoom(StatelessSession session, UserId owner, Instant now) {
        session.createNativeQuery("select id from profiles where id = :owner for no key update", UUID.class)
                .setParameter("owner", owner.value())
                .uniqueResultOptional();
        long active = session.createSelectionQuery(
                        "select count(*) from Upload where userId = :owner and status = :active and expiresAt > :now",
                        Long.class)
                .setParameter("owner", owner.value())
                .setParameter("active", UploadStatus.ACTIVE.stored())
                .setParameter("now", now)
                .getSingleResult();
        if (active >= MOST_ACTIVE) {
            throw ApiException.of(
                            TOO_MANY_UPLOADS,
                            "There are %d uploads under way; complete or abort one first.".formatted(active))
                    .with("limit", MOST_ACTIVE);
        }
    }

    static void end(StatelessSession session, UploadEntity upload, UploadStatus status) {
        upload.status = status.stored();
        session.update(upload);
    }

    /** Remembers the storage's id of an upload, unless another was remembered first; answers the one that stands. */
    static String rememberStorageId(StatelessSession session, UploadEntity upload, String storageId) {
        session.createMutationQuery("""
                        update Upload set storageUploadId = :storage where id = :id and storageUploadId is null""")
                .setParameter("storage", storageId)
                .setParameter("id", upload.id)
                .executeUpdate();
        return session.createSelectionQuery("select storageUploadId from Upload where id = :id", String.class)
                .setParameter("id", upload.id)
                .uniqueResultOptional()
                .orElse(storageId);
    }

    static void prolong(StatelessSession session, UUID id, Instant expires) {
        session.createMutationQuery("update Upload set expiresAt = :expires where id = :id")
                .setParameter("expires", expires)
                .setParameter("id", id)
                .executeUpdate();
    }
}
