package io.syntho.server.platform.database;

import static io.syntho.v1.ErrorReason.REQUEST_ID_REUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Upload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static Database database;

    private final Idempotency idempotency = new Idempotency(Clock.fixed(NOW, ZoneOffset.UTC));
    private final AtomicInteger made = new AtomicInteger();
    private UserId user = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh("idempotency", List.of());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void newUser() {
        user = newProfile();
    }

    @Test
    void aReplayAnswersTheFirstAnswerAndWorksOnce() {
        String id = UUID.randomUUID().toString();

        Upload first = create(idempotency, request(id, "a.csv"));
        Upload again = create(idempotency, request(id, "a.csv"));

        assertThat(again).isEqualTo(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void anotherBodyUnderTheSameIdIsRefused() {
        String id = UUID.randomUUID().toString();
        create(idempotency, request(id, "a.csv"));

        assertThatThrownBy(() -> create(idempotency, request(id, "b.csv")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.reason()).isEqualTo(REQUEST_ID_REUSED));
        assertThat(made).hasValue(1);
    }

    @Test
    void fiftyEqualRequestsAtOnceWorkOnce() throws Exception {
        String id = UUID.randomUUID().toString();
        List<Future<Upload>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> create(idempotency, request(id, "a.csv"))));
            }
        }

        assertThat(made).hasValue(1);
        for (Future<Upload> answer : answers) {
            assertThat(answer.get().getName()).isEqualTo("uploads/1");
        }
    }

    @Test
    void workThatFailedIsDoneAgain() {
        String id = UUID.randomUUID().toString();
        Idempotency.Request request = request(id, "a.csv");

        assertThatThrownBy(() -> database.inTransaction(
                        user,
                        session -> idempotency.once(session, request, Upload.parser(), () -> {
                            throw new IllegalStateException("broken");
                        })))
                .hasMessageContaining("broken");

        assertThat(create(idempotency, request).getName()).isEqualTo("uploads/1");
    }

    @Test
    void anIdIsFreeAgainAfterADay() {
        String id = UUID.randomUUID().toString();
        create(idempotency, request(id, "a.csv"));
        Idempotency tomorrow = new Idempotency(Clock.fixed(NOW.plus(Duration.ofHours(24)), ZoneOffset.UTC));

        assertThat(create(tomorrow, request(id, "b.csv")).getName()).isEqualTo("uploads/2");
    }

    @Test
    void anIdIsBoundToItsUserAndMethod() {
        String id = UUID.randomUUID().toString();
        create(idempotency, request(id, "a.csv"));

        user = newProfile();
        assertThat(create(idempotency, request(id, "a.csv")).getName()).isEqualTo("uploads/2");
    }

    @Test
    void aCallWithoutAnIdIsNew() {
        create(idempotency, request("", "a.csv"));
        create(idempotency, request("", "a.csv"));

        assertThat(made).hasValue(2);
    }

    @Test
    void answersThatExpiredAreSwept() {
        create(idempotency, request(UUID.randomUUID().toString(), "a.csv"));
        Idempotency tomorrow = new Idempotency(Clock.fixed(NOW.plus(Duration.ofHours(25)), ZoneOffset.UTC));

        assertThat(database.inSystemTransaction(idempotency::sweep)).isZero();
        assertThat(database.inSystemTransaction(tomorrow::sweep)).isPositive();
    }

    private Upload create(Idempotency of, Idempotency.Request request) {
        return database.inTransaction(
                user,
                session -> of.once(
                        session,
                        request,
                        Upload.parser(),
                        () -> Upload.newBuilder()
                                .setName("uploads/" + made.incrementAndGet())
                                .build()));
    }

    private Idempotency.Request request(String id, String file) {
        return new Idempotency.Request(
                user,
                "CreateUpload",
                id,
                CreateUploadRequest.newBuilder()
                        .setFileName(file)
                        .setRequestId(id)
                        .build());
    }

    private static UserId newProfile() {
        UserId fresh = new UserId(UUID.randomUUID());
        database.runInTransaction(
                fresh,
                session -> session.createNativeMutationQuery(
                                "insert into profiles (id, issuer, subject) values (:id, 'test', :subject)")
                        .setParameter("id", fresh.value())
                        .setParameter("subject", fresh.toString())
                        .executeUpdate());
        return fresh;
    }
}
