package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.COLUMN_UNKNOWN;
import static io.syntho.v1.ErrorReason.CONDITION_INVALID;
import static io.syntho.v1.ErrorReason.CONSTRAINT_INVALID;
import static io.syntho.v1.ErrorReason.DATASET_NOT_FOUND;
import static io.syntho.v1.ErrorReason.DATASET_NOT_READY;
import static io.syntho.v1.ErrorReason.ETAG_MISMATCH;
import static io.syntho.v1.ErrorReason.GENERATION_QUOTA;
import static io.syntho.v1.ErrorReason.INVALID_REQUEST;
import static io.syntho.v1.ErrorReason.JOB_TOO_LARGE;
import static io.syntho.v1.ErrorReason.METHOD_UNAVAILABLE;
import static io.syntho.v1.ErrorReason.NO_COLUMN_LEFT;
import static io.syntho.v1.ErrorReason.REQUEST_ID_REUSED;
import static io.syntho.v1.ErrorReason.SETTING_UNSUPPORTED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_FINISHED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_COMPLETED;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.syntho.server.Calls;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.job.Lease;
import io.syntho.server.generation.job.WorkerId;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Trial;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.CancelSyntheticDatasetRequest;
import io.syntho.v1.ColumnCondition;
import io.syntho.v1.ColumnValue;
import io.syntho.v1.Condition;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.CtganOptions;
import io.syntho.v1.DeleteSyntheticDatasetRequest;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.EstimateSyntheticDatasetRequest;
import io.syntho.v1.EstimateSyntheticDatasetResponse;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.ListSyntheticDatasetsRequest;
import io.syntho.v1.ListSyntheticDatasetsResponse;
import io.syntho.v1.PreviewSyntheticDatasetRequest;
import io.syntho.v1.StageRecord;
import io.syntho.v1.SyntheticDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
        wish = wish(fixture.dataset(owner, "ready")).build();
    }

    private static CreateSyntheticDatasetRequest.Builder wish(UUID dataset) {
        return CreateSyntheticDatasetRequest.newBuilder()
                .setDataset("datasets/" + dataset)
                .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                .setConfig(GenerationConfig.newBuilder().setRows(50));
    }

    private SyntheticDataset create(CreateSyntheticDatasetRequest request) {
        return Answer.of(owner, fixture.service::createSyntheticDataset, request);
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

    private static void assertRefused(ErrorReason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.reason()).isEqualTo(reason));
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

        assertRefused(
                REQUEST_ID_REUSED,
                () -> create(wish.toBuilder()
                        .setRequestId(id)
                        .setDisplayName("other")
                        .build()));
    }

    @Test
    void datasetsThatAreAnothersOrNotReadyAreRefused() {
        UserId other = fixture.user();
        UUID anothers = fixture.dataset(other, "ready");
        UUID early = fixture.dataset(owner, "processing");

        assertRefused(DATASET_NOT_FOUND, () -> create(wish(anothers).build()));
        assertRefused(DATASET_NOT_FOUND, () -> create(wish(UUID.randomUUID()).build()));
        assertRefused(DATASET_NOT_READY, () -> create(wish(early).build()));
    }

    @Test
    void methodsThatThisServerDoesNotHoldAreRefused() {
        assertRefused(
                METHOD_UNAVAILABLE,
                () -> create(wish.toBuilder()
                        .setMethod(GenerationMethod.GENERATION_METHOD_CTGAN)
                        .build()));

        SyntheticDataset chosen = create(wish.toBuilder()
                .setMethod(GenerationMethod.GENERATION_METHOD_AUTO)
                .build());
        assertThat(chosen.getChosenMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA);
        assertThat(chosen.getChoiceReason()).isNotEmpty();
    }

    @Test
    void settingsThatTheMethodDoesNotKnowAreRefused() {
        assertRefused(SETTING_UNSUPPORTED, () -> create(with(config -> config.setEpochs(3))));
        assertRefused(
                SETTING_UNSUPPORTED, () -> create(with(config -> config.setCtgan(CtganOptions.getDefaultInstance()))));
    }

    @Test
    void conditionsAndConstraintsAreCheckedAgainstTheColumns() {
        assertRefused(
                CONDITION_INVALID, () -> create(with(config -> config.addConditions(condition("age", "old", 1)))));
        assertRefused(COLUMN_UNKNOWN, () -> create(with(config -> config.addConditions(condition("Age", "1", 1)))));
        assertRefused(
                INVALID_REQUEST,
                () -> create(with(config -> config.setRows(5).addConditions(condition("city", "Rome", 6)))));
        assertRefused(
                CONSTRAINT_INVALID,
                () -> create(with(config -> config.addConstraintsBuilder()
                        .getFormulaBuilder()
                        .setColumn("age")
                        .setExpression("city *"))));
        assertRefused(
                CONSTRAINT_INVALID,
                () -> create(with(config -> config.addConstraintsBuilder()
                        .getInequalityBuilder()
                        .setLowColumn("age")
                        .setHighColumn("city"))));
        assertRefused(
                COLUMN_UNKNOWN,
                () -> create(with(config ->
                        config.addConstraintsBuilder().getNotNullBuilder().setColumn("wealth"))));

        SyntheticDataset made = create(with(config -> config.setRows(9).addConditions(condition("city", "Rome", 6))));
        assertThat(made.getConfig().getConditions(0).getRows()).isEqualTo(6);
    }

    private static Condition condition(String column, String text, long rows) {
        return Condition.newBuilder()
                .setRows(rows)
                .addColumns(ColumnCondition.newBuilder()
                        .setColumn(column)
                        .setEquals(ColumnValue.newBuilder().setText(text)))
                .build();
    }

    @Test
    void anEstimateTellsWhatItWouldTakeAndLearnsFromRuns() {
        EstimateSyntheticDatasetRequest question = EstimateSyntheticDatasetRequest.newBuilder()
                .setDataset(wish.getDataset())
                .setMethod(GenerationMethod.GENERATION_METHOD_AUTO)
                .build();
        EstimateSyntheticDatasetResponse before = Answer.of(owner, fixture.service::estimateSyntheticDataset, question);
        assertThat(before.getMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA);
        assertThat(before.getChoiceReason()).isNotEmpty();
        assertThat(before.getFits()).isTrue();
        assertThat(before.getEncodedWidth()).isEqualTo(2);
        assertThat(before.getTotalSeconds()).isGreaterThan(before.getFitSeconds());

        EngineMeasures measures = new EngineMeasures(fixture.database);
        TableSchema columns = new TableSchema(List.of(
                ColumnSchema.of("age", StorageType.INTEGER, Meaning.CONTINUOUS),
                ColumnSchema.of("city", StorageType.STRING, Meaning.CATEGORICAL)));
        FitWork same = FitWork.of(Method.GAUSSIAN_COPULA, 80, columns, GenerationConfig.getDefaultInstance());
        measures.fitted(Method.GAUSSIAN_COPULA, same, 77);
        EstimateSyntheticDatasetResponse after = Answer.of(owner, fixture.service::estimateSyntheticDataset, question);
        assertThat(after.getFitSeconds()).as("of a table of that very size").isCloseTo(77, within(1e-6));

        measures.worker(1_000);
        EstimateSyntheticDatasetResponse small = Answer.of(owner, fixture.service::estimateSyntheticDataset, question);
        assertThat(small.getFits()).isFalse();
        assertThat(small.getAdviceList()).isNotEmpty();
        assertThat(small.getMemoryBytesAvailable()).isEqualTo(1_000);
        assertRefused(JOB_TOO_LARGE, () -> create(with(config -> config.setRows(1))));
        fixture.database.runInSystemTransaction(session ->
                session.createNativeMutationQuery("delete from engine_measures").executeUpdate());
        UserId stranger = fixture.user();
        assertRefused(
                DATASET_NOT_FOUND, () -> Answer.of(stranger, fixture.service::estimateSyntheticDataset, question));
    }

    @Test
    void anEstimateOfAutoHoldsTheTrial() {
        UUID dataset = fixture.dataset(owner, "ready");
        fixture.database.runInSystemTransaction(
                session -> session.createNativeMutationQuery("update datasets set row_count = 10000 where id = :id")
                        .setParameter("id", dataset)
                        .executeUpdate());
        Estimates estimates = new Estimates(fixture.database, List.of(Method.GAUSSIAN_COPULA, Method.AUTOREGRESSIVE));
        EstimateSyntheticDatasetRequest.Builder question =
                EstimateSyntheticDatasetRequest.newBuilder().setDataset("datasets/" + dataset);

        EstimateSyntheticDatasetResponse auto = estimates.of(
                owner,
                question.setMethod(GenerationMethod.GENERATION_METHOD_AUTO).build());
        EstimateSyntheticDatasetResponse named = estimates.of(
                owner,
                question.setMethod(GenerationMethod.GENERATION_METHOD_AUTOREGRESSIVE)
                        .build());

        assertThat(auto.getMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_AUTOREGRESSIVE);
        assertThat(auto.getChoiceReason()).contains("a short trial decides");
        assertThat(auto.getFitSeconds() - named.getFitSeconds())
                .isCloseTo(new EngineMeasures.Known(Map.of()).trialSeconds(Trial.cells(8_000, 2)), within(1e-6));
        assertThat(named.getTrainingSteps()).isPositive();
        assertThat(named.getChoiceReason()).isEmpty();
    }

    @Test
    void columnsToLeaveOutMustBeThereAndLeaveOne() {
        assertRefused(COLUMN_UNKNOWN, () -> create(with(config -> config.addExcludedColumns("Age"))));
        assertRefused(
                NO_COLUMN_LEFT,
                () -> create(with(config -> config.addExcludedColumns("age").addExcludedColumns("city"))));
        assertThat(create(with(config -> config.addExcludedColumns("age"))).getState())
                .isEqualTo(SyntheticDataset.State.STATE_PENDING);
    }

    @Test
    void theColumnToPredictMustBeThereAndKept() {
        assertRefused(
                COLUMN_UNKNOWN,
                () -> create(with(config -> config.getEvaluationBuilder().setTargetColumn("Age"))));
        assertRefused(
                COLUMN_UNKNOWN,
                () -> create(with(config ->
                        config.addExcludedColumns("age").getEvaluationBuilder().setTargetColumn("age"))));
        assertThat(create(with(config -> config.getEvaluationBuilder().setTargetColumn("age")))
                        .getConfig()
                        .getEvaluation()
                        .getTargetColumn())
                .isEqualTo("age");
    }

    @Test
    void columnsNamedAsSensitiveMustBeThereAndKept() {
        assertThat(Calls.refused(COLUMN_UNKNOWN, () -> create(with(config -> sensitive(config, "age", "salary"))))
                        .metadata())
                .containsEntry("column", "salary");
        assertRefused(COLUMN_UNKNOWN, () -> create(with(config -> sensitive(config.addExcludedColumns("age"), "age"))));
        assertThat(create(with(config -> sensitive(config, "age", "city")))
                        .getConfig()
                        .getEvaluation()
                        .getSensitiveColumnsList())
                .containsExactly("age", "city");
    }

    private static void sensitive(GenerationConfig.Builder config, String... columns) {
        config.getEvaluationBuilder().addAllSensitiveColumns(List.of(columns));
    }

    private CreateSyntheticDatasetRequest with(Consumer<GenerationConfig.Builder> settings) {
        CreateSyntheticDatasetRequest.Builder request = wish.toBuilder();
        settings.accept(request.getConfigBuilder());
        return request.build();
    }

    @Test
    void theQuotaHoldsAndARefusalUsesNoneOfIt() {
        fixture.database.runInSystemTransaction(
                session -> session.createNativeMutationQuery("update profiles set api_quota = 2 where id = :id")
                        .setParameter("id", owner.value())
                        .executeUpdate());
        create(wish);
        assertRefused(COLUMN_UNKNOWN, () -> create(with(config -> config.addExcludedColumns("x"))));
        SyntheticDataset second = create(wish);

        assertRefused(GENERATION_QUOTA, () -> create(wish));
        cancel(second.getName());
        create(wish);
    }

    @Test
    void whatIsAnothersIsNotThere() {
        String name = create(wish).getName();
        UserId stranger = fixture.user();
        UserId mine = owner;
        owner = stranger;

        assertRefused(SYNTHETIC_DATASET_NOT_FOUND, () -> get(name));
        assertRefused(SYNTHETIC_DATASET_NOT_FOUND, () -> cancel(name));
        assertRefused(SYNTHETIC_DATASET_NOT_FOUND, () -> delete(name, ""));
        assertRefused(SYNTHETIC_DATASET_NOT_FOUND, () -> preview(name));
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
            assertRefused(SYNTHETIC_DATASET_NOT_FOUND, () -> get(name));
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

        assertRefused(SYNTHETIC_DATASET_FINISHED, () -> cancel(made.getName()));
        SyntheticDataset failed = get(made.getName());
        assertThat(failed.getError().getReason()).isEqualTo("SOURCE_DELETED");
        assertThat(failed.getEtag()).isNotEqualTo(made.getEtag());
        assertRefused(SYNTHETIC_DATASET_NOT_COMPLETED, () -> preview(made.getName()));
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
        assertRefused(SYNTHETIC_DATASET_RUNNING, () -> delete(name, ""));
        SyntheticDataset cancelled = cancel(name);
        assertRefused(ETAG_MISMATCH, () -> delete(name, made.getEtag()));

        delete(name, cancelled.getEtag());

        assertRefused(SYNTHETIC_DATASET_NOT_FOUND, () -> get(name));
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
