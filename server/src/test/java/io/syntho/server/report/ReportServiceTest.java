package io.syntho.server.report;

import static io.syntho.server.Calls.refused;
import static io.syntho.v1.ErrorReason.INVALID_PAGE_TOKEN;
import static io.syntho.v1.ErrorReason.REPORT_NOT_FOUND;
import static io.syntho.v1.ErrorReason.REPORT_NOT_READY;
import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.Calls;
import io.syntho.server.account.ProfileStore;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.database.TestDatabase;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.v1.AssociationMatrix;
import io.syntho.v1.ClassSizes;
import io.syntho.v1.ComplianceReport;
import io.syntho.v1.GetComplianceReportRequest;
import io.syntho.v1.GetPrivacyReportRequest;
import io.syntho.v1.GetQualityReportRequest;
import io.syntho.v1.ListComplianceReportsRequest;
import io.syntho.v1.ListComplianceReportsResponse;
import io.syntho.v1.MachineLearningEfficacy;
import io.syntho.v1.PrivacyComponent;
import io.syntho.v1.PrivacyReport;
import io.syntho.v1.QualityReport;
import io.syntho.v1.RiskLevel;
import io.syntho.v1.VerifyReportRequest;
import io.syntho.v1.VerifyReportResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportServiceTest {

    private static Database database;
    private static ReportService reports;
    private static final ReportStore STORE = new ReportStore(Ids.timeOrdered());

    private UserId alice = new UserId(UUID.randomUUID());
    private UserId bob = new UserId(UUID.randomUUID());
    private ReportSubject subject = new ReportSubject(UUID.randomUUID(), alice, 7, "0.1", 3);

    @BeforeAll
    static void open() {
        List<Class<?>> entities = new ArrayList<>(ReportService.entities());
        entities.addAll(ProfileStore.entities());
        database = TestDatabase.fresh("reports", entities);
        reports = new ReportService(database, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void syntheticDataset() {
        ProfileStore profiles = new ProfileStore(database, Ids.timeOrdered());
        alice = profiles.profileOf(claims()).user();
        bob = profiles.profileOf(claims()).user();
        subject = newSubject();
    }

    private ReportSubject newSubject() {
        ReportSubject made = new ReportSubject(UUID.randomUUID(), alice, 7, "0.1", 3);
        database.runInTransaction(
                alice,
                session -> session.createNativeMutationQuery("""
                        insert into synthetic_datasets (id, user_id, generation_method, status)
                        values (:id, :owner, 'gaussian_copula', 'running')""")
                        .setParameter("id", made.syntheticDataset())
                        .setParameter("owner", alice.value())
                        .executeUpdate());
        return made;
    }

    @Test
    void aPrivacyReportIsReadBackWhole() {
        savePrivacy();

        PrivacyReport report = privacy(alice);

        assertThat(report.getName()).isEqualTo(subject.resourceName() + "/privacyReport");
        assertThat(report.getScore()).isEqualTo(87.65);
        assertThat(report.getRiskLevel()).isEqualTo(RiskLevel.RISK_LEVEL_LOW);
        assertThat(report.getAttemptNumber()).isEqualTo(3);
        assertThat(report.getBasis().getSeed()).isEqualTo(7);
        assertThat(report.getLimitsList()).isNotEmpty();
        PrivacyComponent replay = report.getComponents(0);
        assertThat(replay.getMeasure()).isEqualTo(PrivacyComponent.Measure.MEASURE_PII_REPLAY);
        assertThat(replay.getColumn()).isEqualTo(Evidence.HOSTILE);
        assertThat(replay.getRisk().getUpper()).isEqualTo(0.12);
        assertThat(replay.getRates(0).getTrials()).isEqualTo(100);
        assertThat(report.getTreatmentsList()).singleElement().satisfies(treatment -> {
            assertThat(treatment.getTreatment())
                    .isEqualTo(io.syntho.v1.ColumnTreatment.Treatment.TREATMENT_REGENERATED);
            assertThat(treatment.getFinding().getHipaaLetter()).isEqualTo("F");
        });
        assertThat(report.getProximity().getHoldout().getRows()).isEqualTo(50);
        assertThat(report.getClassSizes())
                .as("with the training rows' beside the synthetic rows'")
                .isEqualTo(ClassSizes.newBuilder()
                        .addQuasiIdentifiers(Evidence.HOSTILE)
                        .addSecretColumns("age")
                        .setSmallestClass(3)
                        .setSmallClassShare(0.25)
                        .setDistinctSecrets(2)
                        .setCloseness(0.5)
                        .setTrainingSmallestClass(4)
                        .setTrainingSmallClassShare(0.125)
                        .build());
        assertThat(report.hasCreateTime()).isTrue();
    }

    @Test
    void aQualityReportIsReadBackWholeWithItsMatrices() {
        database.runInSystemTransaction(session -> STORE.saveQuality(session, subject, Evidence.quality()));

        QualityReport report = quality(alice);

        assertThat(report.getOverall().getScore()).isEqualTo(0.9);
        assertThat(report.getOverall().getCeiling()).isEqualTo(0.97);
        assertThat(report.getColumnsList())
                .extracting(io.syntho.v1.ColumnQuality::getColumn)
                .containsExactly("age", Evidence.HOSTILE, "since");
        assertThat(report.getColumns(2).getHistogram().getEdgesList())
                .as("times in seconds")
                .containsExactly(0.0, 60.0);
        assertThat(report.getColumns(1).getTopCategories().getCategories(0).getValue())
                .isEqualTo("<b>");
        assertThat(report.getColumns(2).getWasserstein()).as("in seconds").isEqualTo(3);
        assertThat(report.getColumns(2).getHoldout().getDistinct()).isEqualTo(18);
        assertThat(report.getColumns(1).hasWasserstein()).isFalse();
        assertThat(report.getColumns(1).getAdherence()).isEqualTo(0.99);
        assertThat(report.getDistributionCeiling()).isEqualTo(0.975);
        assertThat(report.getCorrelationCeiling()).isEqualTo(0.955);
        assertThat(report.getPairs(0).getHoldout()).isEqualTo(-0.5);
        assertThat(report.getDetection().getCeilingAuc()).isEqualTo(0.51);
        assertThat(report.getDetection().getTellingColumnsList()).containsExactly(Evidence.HOSTILE);
        assertThat(report.getEfficacy().getTask()).isEqualTo(MachineLearningEfficacy.Task.TASK_REGRESSION);
        assertThat(report.getEfficacy().getMeasure()).isEqualTo("r2");
        assertThat(report.getEfficacy().getTestedRows()).isEqualTo(20);
        assertThat(report.getPassed()).isFalse();
        assertThat(report.getChecks(0).getExplanation()).isEqualTo("too far");
        AssociationMatrix numbers = report.getMatrices(0);
        assertThat(numbers.getMeasure()).isEqualTo(AssociationMatrix.Measure.MEASURE_CORRELATION);
        assertThat(numbers.getColumnsList()).containsExactly("age", "since");
        assertThat(numbers.getRealList()).containsExactly(1f, -0.5f, -0.5f, 1f);
        AssociationMatrix all = report.getMatrices(1);
        assertThat(all.getRealList())
                .as("strengths; the pair that was not measured is no number")
                .containsExactly(1f, 0.25f, 0.5f, 0.25f, 1f, Float.NaN, 0.5f, Float.NaN, 1f);
    }

    @Test
    void aStageThatRunsAgainLeavesOneReport() {
        savePrivacy();
        savePrivacy();
        database.runInSystemTransaction(session -> STORE.saveQuality(session, subject, Evidence.quality()));
        database.runInSystemTransaction(session -> STORE.saveQuality(session, subject, Evidence.quality()));
        saveCompliance(ReportType.COMBINED);
        UUID second = saveCompliance(ReportType.COMBINED);

        assertThat(list(alice, subject.resourceName(), "").getComplianceReportsList())
                .extracting(ComplianceReport::getName)
                .containsExactly("complianceReports/" + second);
    }

    @Test
    void aReportThatIsNotMadeYetIsNotReady() {
        assertThat(refused(REPORT_NOT_READY, () -> privacy(alice)).metadata()).containsEntry("stage", "PRIVACY");
        assertThat(refused(REPORT_NOT_READY, () -> quality(alice)).metadata()).containsEntry("stage", "QUALITY");
        assertThat(list(alice, subject.resourceName(), "").getComplianceReportsList())
                .isEmpty();
    }

    @Test
    void aComplianceReportIsReadWithItsFindingsAndListedWithout() {
        UUID id = saveCompliance(ReportType.GDPR);

        ComplianceReport report = compliance(alice, "complianceReports/" + id);

        assertThat(report.getType()).isEqualTo(ComplianceReport.Type.TYPE_GDPR);
        assertThat(report.getFindingsList()).isNotEmpty();
        assertThat(report.getPageCount()).isEqualTo(9);
        assertThat(report.getSha256()).isEqualTo(Evidence.PDF_SHA256);
        assertThat(report.getDataSha256()).isEqualTo(Evidence.TABLE_SHA256);
        assertThat(list(alice, "", "").getComplianceReportsList())
                .singleElement()
                .isEqualTo(report.toBuilder().clearFindings().build());
    }

    @Test
    void aListIsCutIntoPagesBoundToItsSubject() {
        saveCompliance(ReportType.GDPR);
        saveCompliance(ReportType.HIPAA);
        saveCompliance(ReportType.COMBINED);
        ReportSubject other = newSubject();

        ListComplianceReportsResponse first = list(alice, subject.resourceName(), "");
        assertThat(first.getComplianceReportsCount()).isEqualTo(2);
        ListComplianceReportsResponse rest = list(alice, subject.resourceName(), first.getNextPageToken());
        assertThat(rest.getComplianceReportsCount()).isEqualTo(1);
        assertThat(rest.getNextPageToken()).isEmpty();
        refused(INVALID_PAGE_TOKEN, () -> list(alice, other.resourceName(), first.getNextPageToken()));
        refused(INVALID_PAGE_TOKEN, () -> list(alice, "", first.getNextPageToken()));
    }

    @Test
    void anyoneVerifiesADocumentAndLearnsNothingElse() {
        UUID id = saveCompliance(ReportType.COMBINED);

        assertThat(verify("complianceReports/" + id, Evidence.PDF_SHA256).getGenuine())
                .isTrue();
        VerifyReportResponse wrong = verify("complianceReports/" + id, "0".repeat(64));
        assertThat(wrong)
                .as("an unknown report and a wrong hash get the same answer")
                .isEqualTo(verify("complianceReports/" + UUID.randomUUID(), Evidence.PDF_SHA256))
                .isEqualTo(verify("complianceReports/------------------------------------", Evidence.PDF_SHA256))
                .isEqualTo(VerifyReportResponse.getDefaultInstance());
    }

    @Test
    void anothersReportsDoNotExist() {
        savePrivacy();
        database.runInSystemTransaction(session -> STORE.saveQuality(session, subject, Evidence.quality()));
        UUID id = saveCompliance(ReportType.COMBINED);

        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> privacy(bob));
        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> quality(bob));
        refused(SYNTHETIC_DATASET_NOT_FOUND, () -> list(bob, subject.resourceName(), ""));
        refused(REPORT_NOT_FOUND, () -> compliance(bob, "complianceReports/" + id));
        refused(REPORT_NOT_FOUND, () -> compliance(alice, "complianceReports/" + UUID.randomUUID()));
        assertThat(list(bob, "", "").getComplianceReportsList()).isEmpty();
    }

    private void savePrivacy() {
        database.runInSystemTransaction(session -> STORE.savePrivacy(
                session, subject, Evidence.privacy(), Evidence.columns(), List.of(Evidence.finding())));
    }

    private UUID saveCompliance(ReportType type) {
        UUID id = UUID.randomUUID();
        ObjectKey file = new ObjectKey(Bucket.REPORTS, alice, subject.syntheticDataset(), type.id() + ".pdf");
        database.runInSystemTransaction(session -> STORE.saveCompliance(
                session, subject, Evidence.document(id, type), new StoredDocument(file, 1234, Evidence.PDF_SHA256, 9)));
        return id;
    }

    private PrivacyReport privacy(UserId user) {
        GetPrivacyReportRequest request = GetPrivacyReportRequest.newBuilder()
                .setName(subject.resourceName() + "/privacyReport")
                .build();
        return Calls.as(user, answer -> reports.getPrivacyReport(request, answer));
    }

    private QualityReport quality(UserId user) {
        GetQualityReportRequest request = GetQualityReportRequest.newBuilder()
                .setName(subject.resourceName() + "/qualityReport")
                .build();
        return Calls.as(user, answer -> reports.getQualityReport(request, answer));
    }

    private static ComplianceReport compliance(UserId user, String name) {
        GetComplianceReportRequest request =
                GetComplianceReportRequest.newBuilder().setName(name).build();
        return Calls.as(user, answer -> reports.getComplianceReport(request, answer));
    }

    private static ListComplianceReportsResponse list(UserId user, String subject, String token) {
        ListComplianceReportsRequest request = ListComplianceReportsRequest.newBuilder()
                .setSyntheticDataset(subject)
                .setPageToken(token)
                .setPageSize(2)
                .build();
        return Calls.as(user, answer -> reports.listComplianceReports(request, answer));
    }

    private VerifyReportResponse verify(String name, String sha256) {
        VerifyReportRequest request =
                VerifyReportRequest.newBuilder().setName(name).setSha256(sha256).build();
        return Calls.as(bob, answer -> reports.verifyReport(request, answer));
    }

    private static Claims claims() {
        return new Claims("test", UUID.randomUUID().toString(), "", false, "", "");
    }
}
