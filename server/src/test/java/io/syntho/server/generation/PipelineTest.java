package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.Calls;
import io.syntho.server.generation.inference.InProcess;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.job.JobRules;
import io.syntho.server.generation.job.RetryPolicy;
import io.syntho.server.generation.pipeline.Pipeline;
import io.syntho.server.generation.pipeline.ScratchRoot;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.report.ReportService;
import io.syntho.server.report.ReportStore;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.v1.ColumnCondition;
import io.syntho.v1.ColumnValue;
import io.syntho.v1.ConditionResult;
import io.syntho.v1.Constraint;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetPrivacyReportRequest;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.PreviewSyntheticDatasetRequest;
import io.syntho.v1.PrivacyComponent;
import io.syntho.v1.PrivacyReport;
import io.syntho.v1.RangeConstraint;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.TablePreview;
import io.syntho.v1.UniqueConstraint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real work on real parts: from an uploaded table to reports. */
class PipelineTest {

    private static final JobRules QUICK = new JobRules(
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            new RetryPolicy(3, Duration.ofMillis(50), Duration.ofMillis(200)));

    @TempDir
    private Path folder;

    private ServiceFixture fixture;
    private ScratchRoot scratch;
    private UserId owner;

    @BeforeEach
    void open() {
        fixture = new ServiceFixture("pipeline", QUICK);
        scratch = ScratchRoot.open(folder.resolve("scratch"));
        owner = fixture.user();
    }

    @AfterEach
    void close() {
        fixture.close();
        scratch.close();
    }

    private Pipeline pipeline(InferenceBackend backend) {
        return new Pipeline(
                fixture.database,
                fixture.storage,
                backend,
                new ReportStore(fixture.ids),
                scratch,
                ReadLimits.DEFAULT,
                URI.create("https://syntho.example"),
                fixture.ids,
                fixture.clock);
    }

    private SyntheticDataset create(UUID dataset, GenerationConfig config) {
        return Answer.of(
                owner,
                fixture.service::createSyntheticDataset,
                CreateSyntheticDatasetRequest.newBuilder()
                        .setDataset("datasets/" + dataset)
                        .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                        .setConfig(config)
                        .build());
    }

    private SyntheticDataset ended(String name) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(name), made -> made.getState().getNumber() >= 3);
    }

    private SyntheticDataset get(String name) {
        return Answer.of(
                owner,
                fixture.service::getSyntheticDataset,
                GetSyntheticDatasetRequest.newBuilder().setName(name).build());
    }

    private List<String> objects(Bucket bucket, String name) {
        UUID id = UUID.fromString(name.substring("syntheticDatasets/".length()));
        return fixture.storage.list(bucket, owner, id).stream()
                .map(path -> path.substring(path.indexOf('/', path.indexOf('/') + 1) + 1))
                .sorted()
                .toList();
    }

    private String csv(String name) throws IOException {
        UUID id = UUID.fromString(name.substring("syntheticDatasets/".length()));
        String path = fixture.database.inSystemTransaction(session -> session.createNativeQuery(
                        "select csv_path from synthetic_datasets where id = :id", String.class)
                .setParameter("id", id)
                .getSingleResult());
        try (InputStream content = fixture.storage.get(ObjectKey.parse(Bucket.SYNTHETIC, path))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aTableBecomesASyntheticOneWithScoresAndADocument() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 2_000));
        fixture.worker("alice", pipeline(new InProcess()));

        SyntheticDataset made = ended(create(
                        dataset,
                        GenerationConfig.newBuilder()
                                .setRows(1_500)
                                .setSeed(7)
                                .addExcludedColumns("member")
                                .build())
                .getName());

        assertThat(made.getState()).as(made.getError().toString()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(made.getRowCount()).isEqualTo(1_500);
        assertThat(made.getColumnCount()).isEqualTo(6);
        assertThat(made.getEngineVersion()).isNotEmpty();
        assertThat(made.getScores().getQualityScore()).isGreaterThan(0.8);
        assertThat(made.getScores().hasPrivacyScore()).isTrue();
        assertThat(made.getScores().hasCompliancePassed()).isTrue();
        String csv = csv(made.getName());
        assertThat(csv.lines()).hasSize(1_501);
        assertThat(csv.lines().findFirst()).contains("id,age,income,city,joined,email");
        assertThat(csv).as("no address of the original").doesNotContain("secret.person");
        TablePreview preview = Answer.of(
                owner,
                fixture.service::previewSyntheticDataset,
                PreviewSyntheticDatasetRequest.newBuilder()
                        .setName(made.getName())
                        .setRowCount(30)
                        .build());
        assertThat(preview.getRowsCount()).isEqualTo(30);
        assertThat(preview.getTotalRowCount()).isEqualTo(1_500);
        assertThat(objects(Bucket.REPORTS, made.getName()))
                .containsExactly(
                        "1/compliance/compliance-combined.pdf",
                        "1/compliance/compliance-gdpr.pdf",
                        "1/compliance/compliance-hipaa.pdf");
        nothingIsLeftOnTheDisk();
    }

    @Test
    void onlyColumnsNamedAsSensitiveAreInferred() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 600));
        fixture.worker("alice", pipeline(new InProcess()));
        GenerationConfig.Builder config = GenerationConfig.newBuilder().setSeed(7);

        for (String madeAnew : List.of("email", "id")) {
            config.getEvaluationBuilder().clearSensitiveColumns().addSensitiveColumns(madeAnew);
            assertThat(Calls.refused(ErrorReason.COLUMN_UNKNOWN, () -> create(dataset, config.build()))
                            .metadata())
                    .as("nothing of %s is learned", madeAnew)
                    .containsEntry("column", madeAnew);
        }
        config.getEvaluationBuilder().clearSensitiveColumns().addSensitiveColumns("income");
        SyntheticDataset made = ended(create(dataset, config.build()).getName());

        assertThat(made.getState()).as(made.getError().toString()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        PrivacyReport report = Calls.as(
                owner,
                answer -> new ReportService(fixture.database, fixture.clock)
                        .getPrivacyReport(
                                GetPrivacyReportRequest.newBuilder()
                                        .setName(made.getName() + "/privacyReport")
                                        .build(),
                                answer));
        assertThat(report.getComponentsList())
                .filteredOn(found -> found.getMeasure() == PrivacyComponent.Measure.MEASURE_INFERENCE)
                .extracting(PrivacyComponent::getColumn)
                .containsExactly("income");
        assertThat(report.getClassSizes().getSecretColumnsList()).containsExactly("income");
        assertThat(report.getClassSizes().getQuasiIdentifiersList()).containsExactly("age", "city");
        assertThat(report.getClassSizes().getSmallestClass()).isPositive();
    }

    @Test
    void whatDifferentialPrivacyCostIsToldWithTheResult() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 2_000));
        fixture.worker("alice", pipeline(new InProcess()));
        GenerationConfig.Builder config =
                GenerationConfig.newBuilder().setRows(500).setEpochs(3);
        config.getPrivacyBuilder().getDifferentialPrivacyBuilder().setEpsilon(9);

        SyntheticDataset made = ended(Answer.of(
                        owner,
                        fixture.service::createSyntheticDataset,
                        CreateSyntheticDatasetRequest.newBuilder()
                                .setDataset("datasets/" + dataset)
                                .setMethod(GenerationMethod.GENERATION_METHOD_AUTO)
                                .setConfig(config)
                                .build())
                .getName());

        assertThat(made.getState()).as(made.getError().toString()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(made.getChosenMethod()).isEqualTo(GenerationMethod.GENERATION_METHOD_AUTOREGRESSIVE);
        assertThat(made.getChoiceReason()).isNotEmpty();
        assertThat(made.getPrivacySpent().getEpsilonAsked()).isEqualTo(9);
        assertThat(made.getPrivacySpent().getEpsilonSpent()).isBetween(8.0, 9.0);
        assertThat(made.getPrivacySpent().getEpsilonOfColumns()).isBetween(4.0, 4.5);
        assertThat(made.getPrivacySpent().getDelta()).isEqualTo(1 / 20_000.0);
        assertThat(made.getRowCount()).isEqualTo(500);
    }

    @Test
    void timeThatIsOverLeavesTheBestModelUntilThen() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 30_000));
        fixture.worker("alice", pipeline(new InProcess()));

        SyntheticDataset made = ended(Answer.of(
                        owner,
                        fixture.service::createSyntheticDataset,
                        CreateSyntheticDatasetRequest.newBuilder()
                                .setDataset("datasets/" + dataset)
                                .setMethod(GenerationMethod.GENERATION_METHOD_AUTOREGRESSIVE)
                                .setConfig(GenerationConfig.newBuilder()
                                        .setRows(500)
                                        .setEpochs(10_000)
                                        .setComputeBudgetSeconds(10))
                                .build())
                .getName());

        assertThat(made.getState()).as(made.getError().toString()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(made.getRowCount()).isEqualTo(500);
    }

    @Test
    void oneSeedGivesTheSameBytes() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 500));
        fixture.worker("alice", pipeline(new InProcess()));
        GenerationConfig config =
                GenerationConfig.newBuilder().setRows(300).setSeed(11).build();

        String first = create(dataset, config).getName();
        String second = create(dataset, config).getName();
        ended(first);
        ended(second);

        assertThat(csv(first)).isEqualTo(csv(second));
    }

    @Test
    void anAttemptThatFailsInSamplingIsFollowedByOneThatDoesNotLearnAgain() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 500));
        Counting counting = new Counting(1);
        fixture.worker("alice", pipeline(counting));

        SyntheticDataset made =
                ended(create(dataset, GenerationConfig.getDefaultInstance()).getName());

        assertThat(made.getState()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(made.getAttempt()).isEqualTo(2);
        assertThat(counting.fits).hasValue(1);
        assertThat(made.getRowCount()).as("as many as the original has").isEqualTo(500);
        assertThat(objects(Bucket.SYNTHETIC, made.getName())).contains("1/fit/model.bin", "2/sample/synthetic.csv");
        nothingIsLeftOnTheDisk();
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 500));
        fixture.worker("alice", pipeline(new Counting(99)));

        SyntheticDataset failed =
                ended(create(dataset, GenerationConfig.getDefaultInstance()).getName());

        assertThat(failed.getState()).isEqualTo(SyntheticDataset.State.STATE_FAILED);
        assertThat(failed.getError().getReason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
        fixture.deletions.run();
        assertThat(objects(Bucket.SYNTHETIC, failed.getName())).isEmpty();
        assertThat(fixture.count("select count(*) from privacy_scores")).isZero();
        nothingIsLeftOnTheDisk();
    }

    @Test
    void aSourceThatWasDeletedFailsTheJobAtOnce() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 500));
        SyntheticDataset made = create(dataset, GenerationConfig.getDefaultInstance());
        fixture.database.runInTransaction(
                owner,
                session -> session.createNativeMutationQuery("delete from datasets where id = :id")
                        .setParameter("id", dataset)
                        .executeUpdate());

        fixture.worker("alice", pipeline(new InProcess()));

        SyntheticDataset failed = ended(made.getName());
        assertThat(failed.getError().getReason()).isEqualTo("SOURCE_DELETED");
        assertThat(failed.getAttempt()).isEqualTo(1);
    }

    @Test
    void tooFewRowsToLearnFromFailTheJobAtOnce() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 2));
        fixture.worker("alice", pipeline(new InProcess()));

        SyntheticDataset failed =
                ended(create(dataset, GenerationConfig.getDefaultInstance()).getName());

        assertThat(failed.getError().getReason()).isEqualTo("TABLE_TOO_FEW_ROWS");
        assertThat(failed.getAttempt()).isEqualTo(1);
    }

    @Test
    void constraintsAndConditionsReachTheRows() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 1_000));
        fixture.worker("alice", pipeline(new InProcess()));

        SyntheticDataset made = ended(create(
                        dataset,
                        GenerationConfig.newBuilder()
                                .setRows(400)
                                .addConditions(io.syntho.v1.Condition.newBuilder()
                                        .setRows(150)
                                        .addColumns(ColumnCondition.newBuilder()
                                                .setColumn("age")
                                                .setEquals(
                                                        ColumnValue.newBuilder().setInteger(40))))
                                .addConditions(io.syntho.v1.Condition.newBuilder()
                                        .setRows(50)
                                        .addColumns(ColumnCondition.newBuilder()
                                                .setColumn("city")
                                                .setEquals(
                                                        ColumnValue.newBuilder().setText("Nowhere"))))
                                .addConstraints(Constraint.newBuilder()
                                        .setRange(RangeConstraint.newBuilder()
                                                .setColumn("age")
                                                .setMin(ColumnValue.newBuilder().setInteger(1))))
                                .build())
                .getName());

        assertThat(made.getState()).as(made.getError().toString()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(made.getRowCount()).isEqualTo(350);
        assertThat(made.getConditionResultsList())
                .containsExactly(
                        ConditionResult.newBuilder()
                                .setCondition(0)
                                .setRowsAsked(150)
                                .setRowsMade(150)
                                .build(),
                        ConditionResult.newBuilder()
                                .setCondition(1)
                                .setRowsAsked(50)
                                .setRowsMade(0)
                                .build());
        assertThat(csv(made.getName()).lines().skip(1).limit(150).map(line -> line.split(",")[1]))
                .containsOnly("40");
        assertThat(made.getModel()).startsWith("models/");
    }

    @Test
    void realRowsThatBreakAConstraintFailTheJobAndAreNamed() throws IOException {
        UUID dataset = fixture.dataset(owner, PeopleCsv.write(folder, 300));
        fixture.worker("alice", pipeline(new InProcess()));

        SyntheticDataset failed = ended(create(
                        dataset,
                        GenerationConfig.newBuilder()
                                .addConstraints(Constraint.newBuilder()
                                        .setUnique(UniqueConstraint.newBuilder().addColumns("age")))
                                .build())
                .getName());

        assertThat(failed.getError().getReason()).isEqualTo("CONSTRAINT_VIOLATED_BY_DATA");
        assertThat(failed.getError().getMetadataMap()).containsKeys("constraint", "row_count", "rows");
        assertThat(failed.getAttempt()).isEqualTo(1);
    }

    private void nothingIsLeftOnTheDisk() throws IOException {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            try (Stream<Path> files = Files.walk(folder.resolve("scratch"))) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .containsExactly("lock");
            }
        });
    }

    /** The library, whose disk fails the first times that rows are made. */
    private static final class Counting implements InferenceBackend {

        private final InProcess library = new InProcess();
        private final AtomicInteger fits = new AtomicInteger();
        private final AtomicInteger failures;

        Counting(int failures) {
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public Learned fit(FitTask task, Path model, Workplace place, Following following) throws IOException {
            fits.incrementAndGet();
            return library.fit(task, model, place, following);
        }

        @Override
        public Outcome sample(Path model, SampleOrder order, Prepare prepare, Workplace place, Following following)
                throws IOException {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("disk full");
            }
            return library.sample(model, order, prepare, place, following);
        }
    }
}
