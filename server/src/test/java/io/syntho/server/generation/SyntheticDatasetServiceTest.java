package io.syntho.server.generation;

import static io.syntho.server.Calls.refused;
import static io.syntho.v1.ErrorReason.COLUMN_UNKNOWN;
import static io.syntho.v1.ErrorReason.ETAG_MISMATCH;
import static io.syntho.v1.ErrorReason.GENERATION_QUOTA;
import static io.syntho.v1.ErrorReason.REQUEST_ID_REUSED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_FINISHED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_COMPLETED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.job.Lease;
import io.syntho.server.generation.job.WorkerId;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.CancelSyntheticDatasetRequest;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.DeleteSyntheticDatasetRequest;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.ListSyntheticDatasetsRequest;
import io.syntho.v1.ListSyntheticDatasetsResponse;
import io.syntho.v1.PreviewSyntheticDatasetRequest;
import io.syntho.v1.StageRecord;
import io.syntho.v1.SyntheticDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyntheticDatasetServiceTest {

    private static ServiceFixture fixture;
    private UserId owner;
    private CreateSyntheticDatasetRequest wish;

    @BeforeAll
    static void open() {
        fixture = new ServiceFixture("generations");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void ownerWithADataset() {
        owner = fixture.user();
        wish = ServiceFixture.wish(fixture.dataset(owner, "ready")).build();
    }

    private SyntheticDataset create(CreateSyntheticDatasetRequest request) {
        return fixture.create(owner, request);
    }

    private SyntheticDataset get(String name) {
        return Answer.of(
                owner,
                fixture.service::getSyntheticDataset,
                GetSyntheticDatasetRequest.newBuilder().setName(name).build());
    }

    private SyntheticDataset cancel(String name) {
        return Answer.of(
                owner,
                fixture.service::cancelSyntheticDataset,
                CancelSyntheticDatasetRequest.newBuilder().setName(name).build());
    }

    private void delete(String name, String etag) {
        Answer.of(
                owner,
                fixture.service::deleteSyntheticDataset,
                DeleteSyntheticDatasetRequest.newBuilder()
                        .setName(name)
                        .setEtag(etag)
                        .build());
    }

    @Test
    void aNewOneIsPendingWithWhatWasAskedFor() {
        SyntheticDataset made = create(wish);

        assertThat(made.getState()).isEqualTo(SyntheticDataset.State.STATE_PENDING);
        assertThat(made.getDataset()).isEqualTo(wish.getDataset());
        assertThat(made.getConfig().getRows()).isEqualTo(50);
        assertThat(made.getDisplayName()).isEqualTo("people, gaussian copula 1");
        assertThat(made.getSeed()).as("drawn, and told").isPositive();
        assertThat(made.getAttempt()).isZero();
        assertThat(made.getStagesList())
                .hasSize(8)
                .allSatisfy(stage -> assertThat(stage.getState()).isEqualTo(StageRecord.State.STATE_PENDING));
        assertThat(get(made.getName())).isEqualTo(made);
    }

    @Test
    void fiftyEqualRequestsAtOnceMakeOneJob() throws Exception {
        CreateSyntheticDatasetRequest request =
                wish.toBuilder().setRequestId(UUID.randomUUID().toString()).build();
        List<Future<SyntheticDataset>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> create(request)));
            }
        }

        SyntheticDataset first = answers.getFirst().get();
        for (Future<SyntheticDataset> answer : answers) {
            assertThat(answer.get()).as("each is answered the same").isEqualTo(first);
        }
        String mine = " where user_id = '" + owner + "'";
        assertThat(fixture.count("select count(*) from jobs" + mine)).isEqualTo(1);
        assertThat(fixture.count("select count(*) from synthetic_datasets" + mine))
                .isEqualTo(1);
        assertThat(fixture.count("select used from generation_usage" + mine)).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderOneRequestIdIsRefused() {
        String id = UUID.randomUUID().toString();
        create(wish.toBuilder().setRequestId(id).build());

        refused(
                REQUEST_ID_REUSED,
                () -> create(wish.toBuilder()
                        .setRequestId(id)
                        .setDisplayName("other")
                        .build()));
    }

    @Test
    void theQuotaHoldsAndARefusalUsesNoneOfIt() {
        fixture.database.runInSystemTransaction(
                session -> session.createNativeMutationQuery("update profiles set api_quota = 2 where id = :id")
                        .setParameter("id", owner.value())
                        .executeUpdate());
        create(wish);
        CreateSyntheticDatasetRequest.Builder refused = wish.toBuilder();
        refused.getConfigBuilder().addExcludedColumns("x");
        refused(COLUMN_UNKNOWN, () -> create(refused.build()));
        SyntheticDataset second = create(wish);

        refused(GENERATION_QUOTA, () -> create(wish));
        cancel(second.getName());
        create(wish);
    }

    @Test
    void whatIsAnothersIsNotThere() {
        String name = create(wish).getName();
        UserId stranger = fixture.user();
        UserId mine = owner;
        owner = stranger;

        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> get(name));
        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> cancel(name));
        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> delete(name, ""));
        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> preview(name));
        owner = mine;
        assertThat(get(name).getState()).isEqualTo(SyntheticDataset.State.STATE_PENDING);
    }

    private Object preview(String name) {
        return Answer.of(
                owner,
                fixture.service::previewSyntheticDataset,
                PreviewSyntheticDatasetRequest.newBuilder().setName(name).build());
    }

    @Test
    void namesThatAreNoneAreNotThere() {
        for (String name : List.of("syntheticDatasets/x", "datasets/" + UUID.randomUUID(), "../etc/passwd")) {
            refused(SYNTHETIC_DATASET_NOT_FOUND, () -> get(name));
        }
    }

    @Test
    void cancellingIsFinalAndCanBeRepeated() {
        String name = create(wish).getName();

        assertThat(cancel(name).getState()).isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
        SyntheticDataset again = cancel(name);

        assertThat(again.getState()).isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
        assertThat(again.hasFinishTime()).isTrue();
        assertThat(again.getStagesList())
                .allSatisfy(stage -> assertThat(stage.getState()).isEqualTo(StageRecord.State.STATE_SKIPPED));
    }

    @Test
    void whatHasFailedCanNotBeCancelledAndSaysWhy() {
        SyntheticDataset made = create(wish);
        fixture.leased.fail(lease(made), JobFailure.of("SOURCE_DELETED", "The source was deleted."));

        refused(SYNTHETIC_DATASET_FINISHED, () -> cancel(made.getName()));
        SyntheticDataset failed = get(made.getName());
        assertThat(failed.getError().getReason()).isEqualTo("SOURCE_DELETED");
        assertThat(failed.getEtag()).isNotEqualTo(made.getEtag());
        refused(SYNTHETIC_DATASET_NOT_COMPLETED, () -> preview(made.getName()));
    }

    private Lease lease(SyntheticDataset made) {
        UUID job = fixture.database.inSystemTransaction(session -> session.createNativeQuery(
                        "select job_id from synthetic_datasets where id = :id", UUID.class)
                .setParameter("id", UUID.fromString(made.getName().substring("syntheticDatasets/".length())))
                .getSingleResult());
        return fixture.jobs.acquire(new JobId(job), new WorkerId("test")).orElseThrow();
    }

    @Test
    void deletingWaitsForTheEndAndLeavesNothing() {
        SyntheticDataset made = create(wish);
        String name = made.getName();
        refused(SYNTHETIC_DATASET_RUNNING, () -> delete(name, ""));
        SyntheticDataset cancelled = cancel(name);
        refused(ETAG_MISMATCH, () -> delete(name, made.getEtag()));

        delete(name, cancelled.getEtag());

        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> get(name));
        String id = name.substring("syntheticDatasets/".length());
        assertThat(fixture.count("select count(*) from job_logs where synthetic_dataset_id = '" + id + "'"))
                .isZero();
        assertThat(fixture.count("select count(*) from object_deletions where prefix = '%s/%s/'".formatted(owner, id)))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void listsAreFilteredOrderedAndPaged() {
        SyntheticDataset a = create(wish.toBuilder().setDisplayName("a").build());
        SyntheticDataset b = create(wish.toBuilder().setDisplayName("b").build());
        SyntheticDataset c = create(wish.toBuilder().setDisplayName("c").build());
        cancel(b.getName());

        assertThat(list("", "", 0, "").getSyntheticDatasetsList())
                .as("newest first")
                .extracting(SyntheticDataset::getDisplayName)
                .containsExactly("c", "b", "a");
        assertThat(list("state = PENDING", "display_name", 0, "").getSyntheticDatasetsList())
                .containsExactly(get(a.getName()), get(c.getName()));
        ListSyntheticDatasetsResponse page = list("", "display_name desc", 2, "");
        assertThat(page.getSyntheticDatasetsList())
                .extracting(SyntheticDataset::getDisplayName)
                .containsExactly("c", "b");
        assertThat(list("", "display_name desc", 2, page.getNextPageToken()).getSyntheticDatasetsList())
                .containsExactly(get(a.getName()));
        for (String order : List.of("finish_time", "row_count", "privacy_score desc", "quality_score", "create_time")) {
            assertThat(list("", order, 0, "").getSyntheticDatasetsCount()).isEqualTo(3);
        }
        for (String filter : List.of(
                "dataset = \"" + a.getDataset() + "\" AND method = GAUSSIAN_COPULA",
                "display_name : \"A\" AND create_time > 2020-01-01T00:00:00Z")) {
            assertThat(list(filter, "", 0, "").getSyntheticDatasetsCount()).isPositive();
        }
        for (String filter : List.of("row_count > 5", "privacy_score >= 40", "quality_score < 0.5")) {
            assertThat(list(filter, "", 0, "").getSyntheticDatasetsCount()).isZero();
        }
    }

    private ListSyntheticDatasetsResponse list(String filter, String order, int size, String token) {
        return Answer.of(
                owner,
                fixture.service::listSyntheticDatasets,
                ListSyntheticDatasetsRequest.newBuilder()
                        .setFilter(filter)
                        .setOrderBy(order)
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
    }
}
