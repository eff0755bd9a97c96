package io.syntho.server.report;

import static io.syntho.v1.ErrorReason.REPORT_NOT_FOUND;
import static io.syntho.v1.ErrorReason.REPORT_NOT_READY;

import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.server.platform.database.paging.ListSpec;
import io.syntho.server.platform.database.paging.Page;
import io.syntho.server.platform.database.paging.PageRequest;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.ComplianceReport;
import io.syntho.v1.GetComplianceReportRequest;
import io.syntho.v1.GetPrivacyReportRequest;
import io.syntho.v1.GetQualityReportRequest;
import io.syntho.v1.ListComplianceReportsRequest;
import io.syntho.v1.ListComplianceReportsResponse;
import io.syntho.v1.PrivacyReport;
import io.syntho.v1.QualityReport;
import io.syntho.v1.ReportServiceGrpc;
import io.syntho.v1.Stage;
import io.syntho.v1.VerifyReportRequest;
import io.syntho.v1.VerifyReportResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Reports, by the contract of {@code ReportService}: what is said there, done here. */
public final class ReportService extends ReportServiceGrpc.ReportServiceImplBase {

    private static final ListSpec<ComplianceRow> LIST = ListSpec.<ComplianceRow>of(
                    "complianceReports", "create_time desc", "r.id", row -> row.id)
            .filterReference("synthetic_dataset", "r.subject", "syntheticDatasets")
            .orderTime("create_time", "r.createdAt", row -> row.createdAt);

    private final Database database;
    private final Clock clock;

    /** The service over its store. */
    public ReportService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The mapped classes, for {@link Database#start}. */
    public static List<Class<?>> entities() {
        return List.of(ComplianceRow.class);
    }

    @Override
    public void getPrivacyReport(GetPrivacyReportRequest request, StreamObserver<PrivacyReport> answer) {
        UserId owner = Caller.current().user();
        UUID subject = ReportRows.subject(request.getName());
        reply(answer, database.inTransaction(owner, session -> {
            ReportRows.requireSubject(session, owner, subject);
            return ReportRows.privacy(session, owner, subject).orElseThrow(() -> notReady(Stage.STAGE_PRIVACY));
        }));
    }

    @Override
    public void getQualityReport(GetQualityReportRequest request, StreamObserver<QualityReport> answer) {
        UserId owner = Caller.current().user();
        UUID subject = ReportRows.subject(request.getName());
        reply(answer, database.inTransaction(owner, session -> {
            ReportRows.requireSubject(session, owner, subject);
            return ReportRows.quality(session, owner, subject).orElseThrow(() -> notReady(Stage.STAGE_QUALITY));
        }));
    }

    private static ApiException notReady(Stage stage) {
        String name = stage.name().substring("STAGE_".length());
        return ApiException.of(REPORT_NOT_READY, "The report is not made yet, or the work ended before it was.")
                .with("stage", name);
    }

    @Override
    public void listComplianceReports(
            ListComplianceReportsRequest request, StreamObserver<ListComplianceReportsResponse> answer) {
        UserId owner = Caller.current().user();
        Optional<UUID> subject = request.getSyntheticDataset().isEmpty()
                ? Optional.empty()
                : Optional.of(ReportRows.subject(request.getSyntheticDataset()));
        String filter = subject.map("synthetic_dataset = syntheticDatasets/%s"::formatted)
                .orElse("");
        PageRequest page = new PageRequest(owner, request.getPageSize(), request.getPageToken(), filter, "");
        Page<ComplianceRow> found = database.inTransaction(owner, session -> {
            subject.ifPresent(id -> ReportRows.requireSubject(session, owner, id));
            return page(session, owner, page);
        });
        ListComplianceReportsResponse.Builder message =
                ListComplianceReportsResponse.newBuilder().setNextPageToken(found.nextToken());
        found.rows().forEach(row -> message.addComplianceReports(row.message()));
        reply(answer, message.build());
    }

    private Page<ComplianceRow> page(StatelessSession session, UserId owner, PageRequest request) {
        return LIST.page(
                request,
                clock,
                query -> query.bind(session.createSelectionQuery(
                                        "from ComplianceReport r where r.userId = :owner and %s order by %s"
                                                .formatted(query.conditions(), query.order()),
                                        ComplianceRow.class)
                                .setParameter("owner", owner.value()))
                        .getResultList());
    }

    @Override
    public void getComplianceReport(GetComplianceReportRequest request, StreamObserver<ComplianceReport> answer) {
        UserId owner = Caller.current().user();
        UUID id = ReportRows.report(request.getName());
        reply(answer, database.inTransaction(owner, session -> {
            ComplianceRow row = Documents.find(session, owner, id)
                    .orElseThrow(() -> ApiException.notFound(REPORT_NOT_FOUND, request.getName()));
            return ReportJson.read(Documents.findings(session, id), row.message())
                    .build();
        }));
    }

    @Override
    public void verifyReport(VerifyReportRequest request, StreamObserver<VerifyReportResponse> answer) {
        // An unknown report and a wrong hash get the same answer.
        Optional<ComplianceRow> report = ReportRows.id(request.getName(), ReportRows.REPORTS)
                .flatMap(id -> database.inSystemTransaction(
                        session -> Optional.ofNullable(session.get(ComplianceRow.class, id))));
        VerifyReportResponse.Builder message = VerifyReportResponse.newBuilder();
        report.filter(row -> same(row.checksum, request.getSha256()))
                .ifPresent(row -> message.setGenuine(true).setReportTime(ProtoTimes.of(row.createdAt)));
        reply(answer, message.build());
    }

    private static boolean same(String checksum, String given) {
        return MessageDigest.isEqual(
                checksum.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> void reply(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
