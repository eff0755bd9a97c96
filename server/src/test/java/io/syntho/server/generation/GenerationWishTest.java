package io.syntho.server.generation;

import static io.syntho.server.Calls.refused;
import static io.syntho.v1.ErrorReason.COLUMN_UNKNOWN;
import static io.syntho.v1.ErrorReason.CONDITION_INVALID;
import static io.syntho.v1.ErrorReason.CONSTRAINT_INVALID;
import static io.syntho.v1.ErrorReason.DATASET_NOT_FOUND;
import static io.syntho.v1.ErrorReason.DATASET_NOT_READY;
import static io.syntho.v1.ErrorReason.INVALID_REQUEST;
import static io.syntho.v1.ErrorReason.JOB_TOO_LARGE;
import static io.syntho.v1.ErrorReason.METHOD_UNAVAILABLE;
import static io.syntho.v1.ErrorReason.NO_COLUMN_LEFT;
import static io.syntho.v1.ErrorReason.SETTING_UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.server.platform.identity.UserId;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Trial;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.ColumnCondition;
import io.syntho.v1.ColumnValue;
import io.syntho.v1.Condition;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.CtganOptions;
import io.syntho.v1.EstimateSyntheticDatasetRequest;
import io.syntho.v1.EstimateSyntheticDatasetResponse;
import io.syntho.v1.GaussianCopulaOptions;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.SyntheticDataset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be asked for of a table, and what it would take. */
class GenerationWishTest {

    private static ServiceFixture fixture;
    private UserId owner;
    private CreateSyntheticDatasetRequest wish;

    @BeforeAll
    static void open() {
        fixture = new ServiceFixture("wishes");
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

    @Test
    void datasetsThatAreAnothersOrNotReadyAreRefused() {
        UserId other = fixture.user();
        UUID anothers = fixture.dataset(other, "ready");
        UUID early = fixture.dataset(owner, "processing");

        refused(DATASET_NOT_FOUND, () -> create(ServiceFixture.wish(anothers).build()));
        refused(
                DATASET_NOT_FOUND,
                () -> create(ServiceFixture.wish(UUID.randomUUID()).build()));
        refused(DATASET_NOT_READY, () -> create(ServiceFixture.wish(early).build()));
    }

    @Test
    void methodsThatThisServerDoesNotHoldAreRefused() {
        refused(
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
    @SuppressWarnings("deprecation") // As a client of an older contract would send it.
    void settingsThatTheMethodDoesNotKnowAreRefused() {
        refused(SETTING_UNSUPPORTED, () -> create(with(config -> config.setEpochs(3))));
        refused(SETTING_UNSUPPORTED, () -> create(with(config -> config.setCtgan(CtganOptions.getDefaultInstance()))));
        refused(
                SETTING_UNSUPPORTED,
                () -> create(with(config -> config.setGaussianCopula(
                        GaussianCopulaOptions.newBuilder().setAtomShare(0.5)))));
        CreateSyntheticDatasetRequest settings = with(config ->
                config.setGaussianCopula(GaussianCopulaOptions.newBuilder().setMaxCategories(9)));
        refused(
                SETTING_UNSUPPORTED,
                () -> create(settings.toBuilder()
                        .setMethod(GenerationMethod.GENERATION_METHOD_AUTO)
                        .build()));
        assertThat(create(settings).getConfig().getGaussianCopula().getMaxCategories())
                .isEqualTo(9);
    }

    @Test
    void conditionsAndConstraintsAreCheckedAgainstTheColumns() {
        refused(CONDITION_INVALID, () -> create(with(config -> config.addConditions(condition("age", "old", 1)))));
        refused(COLUMN_UNKNOWN, () -> create(with(config -> config.addConditions(condition("Age", "1", 1)))));
        refused(
                INVALID_REQUEST,
                () -> create(with(config -> config.setRows(5).addConditions(condition("city", "Rome", 6)))));
        refused(
                CONSTRAINT_INVALID,
                () -> create(with(config -> config.addConstraintsBuilder()
                        .getFormulaBuilder()
                        .setColumn("age")
                        .setExpression("city *"))));
        refused(
                CONSTRAINT_INVALID,
                () -> create(with(config -> config.addConstraintsBuilder()
                        .getInequalityBuilder()
                        .setLowColumn("age")
                        .setHighColumn("city"))));
        refused(
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
        refused(JOB_TOO_LARGE, () -> create(with(config -> config.setRows(1))));
        fixture.database.runInSystemTransaction(session ->
                session.createNativeMutationQuery("delete from engine_measures").executeUpdate());
        UserId stranger = fixture.user();
        refused(DATASET_NOT_FOUND, () -> Answer.of(stranger, fixture.service::estimateSyntheticDataset, question));
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
        refused(COLUMN_UNKNOWN, () -> create(with(config -> config.addExcludedColumns("Age"))));
        refused(
                NO_COLUMN_LEFT,
                () -> create(with(config -> config.addExcludedColumns("age").addExcludedColumns("city"))));
        assertThat(create(with(config -> config.addExcludedColumns("age"))).getState())
                .isEqualTo(SyntheticDataset.State.STATE_PENDING);
    }

    @Test
    void theColumnToPredictMustBeThereAndKept() {
        refused(
                COLUMN_UNKNOWN,
                () -> create(with(config -> config.getEvaluationBuilder().setTargetColumn("Age"))));
        refused(
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
        assertThat(refused(COLUMN_UNKNOWN, () -> create(with(config -> sensitive(config, "age", "salary"))))
                        .metadata())
                .containsEntry("column", "salary");
        refused(COLUMN_UNKNOWN, () -> create(with(config -> sensitive(config.addExcludedColumns("age"), "age"))));
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
}
