package io.syntho.server.platform.database;

import static io.syntho.v1.ErrorReason.REQUEST_ID_REUSED;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/**
 * Makes a mutation happen once however often its request arrives (AIP-155). The key is claimed in the transaction that
 * does the work, so of many equal requests at once one works while the others wait for its commit, and a transaction
 * that fails leaves no claim behind.
 */
public final class Idempotency {

    /** How long the first answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final Clock clock;

    /** Answers that expire by {@code clock}. */
    public Idempotency(Clock clock) {
        this.clock = clock;
    }

    /**
     * One caller's request.
     *
     * @param user who asks
     * @param method the method's name, such as {@code CreateUpload}
     * @param requestId the caller's UUID; empty: each call is new
     * @param body the request; its deterministic bytes tell a replay from another body
     */
    public record Request(UserId user, String method, String requestId, Message body) {}

    /**
     * Does {@code work} and keeps its answer, or answers what the first request was answered.
     *
     * @param session a transaction of the request's user; {@code work} must use the same
     * @throws ApiException with REQUEST_ID_REUSED when the id came with another body
     */
    public <M extends Message> M once(StatelessSession session, Request request, Parser<M> parser, Supplier<M> work) {
        byte[] answer = onceInBytes(session, request, () -> work.get().toByteArray());
        try {
            return parser.parseFrom(answer);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored answer of " + request.method() + " can not be read", broken);
        }
    }

    /**
     * Does {@code work} and keeps the name of the resource that it made or changed, or answers that name again: for answers
     * that must not be kept themselves, because they hold values of a table or URLs.
     *
     * @throws ApiException with REQUEST_ID_REUSED when the id came with another body
     */
    public String onceNamed(StatelessSession session, Request request, Supplier<String> work) {
        byte[] name = onceInBytes(session, request, () -> work.get().getBytes(StandardCharsets.UTF_8));
        return new String(name, StandardCharsets.UTF_8);
    }

    /**
     * The name that the first request's {@link #onceNamed} kept, without doing anything: for work that must know before it
     * begins.
     *
     * @throws ApiException with REQUEST_ID_REUSED when the id came with another body
     */
    public Optional<String> firstName(StatelessSession session, Request request) {
        if (request.requestId().isEmpty()) {
            return Optional.empty();
        }
        return find(session, request)
                .filter(first -> first.expires().isAfter(clock.instant()))
                .map(first -> new String(answer(first, hash(request.body())), StandardCharsets.UTF_8));
    }

    private byte[] onceInBytes(StatelessSession session, Request request, Supplier<byte[]> work) {
        if (request.requestId().isEmpty()) {
            return work.get();
        }
        Optional<byte[]> first = claim(session, request);
        if (first.isPresent()) {
            return first.get();
        }
        byte[] answer = work.get();
        keep(session, request, answer);
        return answer;
    }

    /** Claims the key; if it was claimed before, answers the first answer. Waits while another transaction holds it. */
    private Optional<byte[]> claim(StatelessSession session, Request request) {
        byte[] hash = hash(request.body());
        Instant now = clock.instant();
        int claimed = session.createNativeMutationQuery("""
                        insert into idempotency_keys as k (user_id, method, request_id, request_hash, expires_at)
                        values (:user, :method, :id, :hash, :expires)
                        on conflict (user_id, method, request_id) do update
                        set request_hash = excluded.request_hash, response = null, expires_at = excluded.expires_at
                        where k.expires_at <= :now""")
                .setParameter("user", request.user().value())
                .setParameter("method", request.method())
                .setParameter("id", UUID.fromString(request.requestId()))
                .setParameter("hash", hash)
                .setParameter("expires", now.plus(KEPT))
                .setParameter("now", now)
                .executeUpdate();
        return claimed > 0
                ? Optional.empty()
                : Optional.of(answer(find(session, request).orElseThrow(), hash));
    }

    private record First(byte[] hash, byte[] answer, Instant expires) {}

    private static Optional<First> find(StatelessSession session, Request request) {
        return session.createNativeQuery("""
                        select request_hash, response, expires_at from idempotency_keys
                        where user_id = :user and method = :method and request_id = :id""", Object[].class)
                .setParameter("user", request.user().value())
                .setParameter("method", request.method())
                .setParameter("id", UUID.fromString(request.requestId()))
                .uniqueResultOptional()
                .map(row -> new First((byte[]) row[0], (byte[]) row[1], (Instant) row[2]));
    }

    private static byte[] answer(First first, byte[] hash) {
        if (!MessageDigest.isEqual(first.hash(), hash)) {
            throw ApiException.of(
                    REQUEST_ID_REUSED, "This request_id was used before with another request; make a fresh one.");
        }
        return first.answer();
    }

    private static void keep(StatelessSession session, Request request, byte[] answer) {
        session.createNativeMutationQuery("""
                        update idempotency_keys set response = :answer
                        where user_id = :user and method = :method and request_id = :id""")
                .setParameter("answer", answer)
                .setParameter("user", request.user().value())
                .setParameter("method", request.method())
                .setParameter("id", UUID.fromString(request.requestId()))
                .executeUpdate();
    }

    /**
     * Deletes answers that are no longer kept; for a sweeper.
     *
     * @param session a transaction of the platform
     * @return how many
     */
    public int sweep(StatelessSession session) {
        return session.createNativeMutationQuery("delete from idempotency_keys where expires_at <= :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static byte[] hash(Message body) {
        byte[] bytes = new byte[body.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            body.writeTo(out);
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
