package io.syntho.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.syntho.server.account.ProfileStore;
import io.syntho.server.compliance.ReportType;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.database.TestDatabase;
import io.syntho.server.platform.grpc.CallLimits;
import io.syntho.server.platform.grpc.Endpoint;
import io.syntho.server.platform.grpc.GrpcServices;
import io.syntho.server.platform.grpc.Listen;
import io.syntho.server.platform.grpc.NettyTransport;
import io.syntho.server.platform.grpc.TokenBuckets;
import io.syntho.server.platform.identity.Authentication;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.GetComplianceReportRequest;
import io.syntho.v1.ReportServiceGrpc;
import io.syntho.v1.ReportServiceGrpc.ReportServiceBlockingStub;
import io.syntho.v1.VerifyReportRequest;
import io.syntho.v1.VerifyReportResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger, who is not signed in and holds nothing but a document, learns over the wire. */
class VerifyReportTest {

    private static final ReportStore STORE = new ReportStore(Ids.timeOrdered());
    private static final int CALLS = 40;

    private static Database database;
    private GrpcServices services;
    private NettyTransport transport;
    private ManagedChannel channel;
    private String report = "";

    @BeforeAll
    static void open() {
        List<Class<?>> entities = new ArrayList<>(ReportService.entities());
        entities.addAll(ProfileStore.entities());
        database = TestDatabase.fresh("verify", entities);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void aReportAndAServer() {
        UserId owner = new ProfileStore(database, Ids.timeOrdered())
                .profileOf(new Claims("test", UUID.randomUUID().toString(), "", false, "", ""))
                .user();
        report = "complianceReports/" + saved(owner);
        services = new GrpcServices(
                List.of(new ReportService(database, Clock.systemUTC())),
                CallLimits.DEFAULT,
                new Authentication(List.of()),
                new TokenBuckets(CALLS, 1),
                (scope, code, failure, duration) -> {});
        transport = new NettyTransport(new Listen("127.0.0.1", 0), services);
        transport.start();
        channel = new Endpoint("127.0.0.1", transport.port(), true).connect();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        transport.stop(Duration.ZERO);
        services.close();
    }

    private static UUID saved(UserId owner) {
        ReportSubject subject = new ReportSubject(UUID.randomUUID(), owner, 7, "0.1", 1);
        UUID id = UUID.randomUUID();
        database.runInSystemTransaction(session -> {
            session.createNativeMutationQuery("""
                            insert into synthetic_datasets (id, user_id, generation_method, status)
                            values (:id, :owner, 'gaussian_copula', 'running')""")
                    .setParameter("id", subject.syntheticDataset())
                    .setParameter("owner", owner.value())
                    .executeUpdate();
            STORE.saveCompliance(
                    session,
                    subject,
                    Evidence.document(id, ReportType.GDPR),
                    new StoredDocument(
                            new ObjectKey(Bucket.REPORTS, owner, subject.syntheticDataset(), "gdpr.pdf"),
                            1234,
                            Evidence.PDF_SHA256,
                            9));
        });
        return id;
    }

    @Test
    void whoHoldsTheDocumentLearnsThatItIsGenuineAndWhenItWasMade() {
        VerifyReportResponse answer = verify(report, Evidence.PDF_SHA256);

        assertThat(answer.getGenuine()).isTrue();
        assertThat(answer.hasReportTime()).isTrue();
        assertThat(answer.getAllFields()).as("nothing of what is in it").hasSize(2);
    }

    @Test
    void aWrongHashAnUnknownReportAndADeletedOneAreTheSameToAStranger() {
        VerifyReportResponse no = VerifyReportResponse.getDefaultInstance();
        assertThat(verify(report, "0".repeat(64))).isEqualTo(no);
        assertThat(verify(report, Evidence.TABLE_SHA256))
                .as("the data's hash, not the document's")
                .isEqualTo(no);
        assertThat(verify("complianceReports/" + UUID.randomUUID(), Evidence.PDF_SHA256))
                .isEqualTo(no);

        database.runInSystemTransaction(
                session -> session.createNativeMutationQuery("delete from compliance_reports where id = :id")
                        .setParameter("id", UUID.fromString(report.substring("complianceReports/".length())))
                        .executeUpdate());

        assertThat(verify(report, Evidence.PDF_SHA256)).isEqualTo(no);
    }

    @Test
    void aNameInTheFormOfOneThatNamesNothingIsNotGenuine() {
        assertThat(verify("complianceReports/------------------------------------", Evidence.PDF_SHA256))
                .isEqualTo(VerifyReportResponse.getDefaultInstance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "complianceReports/",
                "complianceReports/1 or 1=1",
                "complianceReports/../../etc/passwd",
                "syntheticDatasets/0197a5c0-1b7e-7d43-9c55-2f1f6f0f4c11"
            })
    void aNameThatIsNoneIsRefusedWithTheField(String name) throws Exception {
        assertThat(refusedField(name, Evidence.PDF_SHA256)).isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "'; drop table compliance_reports; --"})
    void aHashThatIsNoneIsRefusedWithTheField(String sha256) throws Exception {
        assertThat(refusedField(report, sha256)).isEqualTo("sha256");
        assertThat(refusedField(report, Evidence.PDF_SHA256.toUpperCase(Locale.ROOT)))
                .as("digits are written in lower case")
                .isEqualTo("sha256");
    }

    @Test
    void aStrangerMayVerifyAndNothingElse() {
        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub().getComplianceReport(GetComplianceReportRequest.newBuilder()
                        .setName(report)
                        .build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void whoTriesHashesBySheerNumberIsSlowedDown() throws Exception {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> {
            for (int i = 0; i <= 2 * CALLS; i++) {
                verify(report, "%064x".formatted(i));
            }
        });

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(reason(refusal)).isEqualTo(ErrorReason.RATE_LIMITED.name());
    }

    private VerifyReportResponse verify(String name, String sha256) {
        return stub().verifyReport(VerifyReportRequest.newBuilder()
                .setName(name)
                .setSha256(sha256)
                .build());
    }

    private ReportServiceBlockingStub stub() {
        return ReportServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    private String refusedField(String name, String sha256) throws InvalidProtocolBufferException {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> verify(name, sha256));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(reason(refusal)).isEqualTo(ErrorReason.INVALID_REQUEST.name());
        return StatusProto.fromThrowable(refusal)
                .getDetails(1)
                .unpack(BadRequest.class)
                .getFieldViolations(0)
                .getField();
    }

    private static String reason(StatusRuntimeException refusal) throws InvalidProtocolBufferException {
        return StatusProto.fromThrowable(refusal)
                .getDetails(0)
                .unpack(ErrorInfo.class)
                .getReason();
    }
}
