package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.FieldMask;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.syntho.local.demo.Api;
import io.syntho.local.demo.CallFailure;
import io.syntho.v1.AbortUploadRequest;
import io.syntho.v1.AccountServiceOuterClass;
import io.syntho.v1.CancelSyntheticDatasetRequest;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CreateDownloadRequest;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.DatasetServiceOuterClass;
import io.syntho.v1.DeleteDatasetRequest;
import io.syntho.v1.DeleteModelRequest;
import io.syntho.v1.DeleteSyntheticDatasetRequest;
import io.syntho.v1.DownloadFormat;
import io.syntho.v1.DownloadServiceOuterClass;
import io.syntho.v1.EstimateSyntheticDatasetRequest;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetComplianceReportRequest;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.GetModelRequest;
import io.syntho.v1.GetPrivacyReportRequest;
import io.syntho.v1.GetQualityReportRequest;
import io.syntho.v1.GetSampleRequest;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.GetUploadRequest;
import io.syntho.v1.ListComplianceReportsRequest;
import io.syntho.v1.ListDatasetsRequest;
import io.syntho.v1.ListSyntheticDatasetsRequest;
import io.syntho.v1.ModelServiceOuterClass;
import io.syntho.v1.PreviewDatasetRequest;
import io.syntho.v1.PreviewSyntheticDatasetRequest;
import io.syntho.v1.ReportServiceOuterClass;
import io.syntho.v1.SampleModelRequest;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.SyntheticDatasetServiceOuterClass;
import io.syntho.v1.UpdateDatasetRequest;
import io.syntho.v1.Upload;
import io.syntho.v1.WatchSyntheticDatasetRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A second person meets the first one's resources: to them, there are none. */
class OwnershipTest {

    /** Methods that name no resource of anybody: they act on the caller alone, or (VerifyReport) are for everyone who holds the document. */
    private static final Set<String> WITHOUT_A_RESOURCE =
            Set.of("CreateUpload", "UploadDataset", "GetProfile", "UpdateProfile", "VerifyReport");

    @TempDir
    private static Path folder;

    private static Customer owner;
    private static Customer stranger;
    private static Dataset dataset;
    private static SyntheticDataset synthetic;
    private static Upload upload;
    private static String report = "";
    private static String sample = "";

    @BeforeAll
    static void oneOfEach() {
        owner = Customer.someoneNew();
        stranger = Customer.someoneNew();
        dataset = owner.detected(owner.upload(Samples.people(folder, 900)));
        synthetic = owner.follow(owner.create(dataset, 200, 5), event -> {});
        upload = owner.api()
                .datasets()
                .createUpload(CreateUploadRequest.newBuilder()
                        .setFileName("second.csv")
                        .setSizeBytes(1_000)
                        .build());
        sample = owner.api()
                .models()
                .sampleModel(SampleModelRequest.newBuilder()
                        .setName(synthetic.getModel())
                        .setRows(20)
                        .build())
                .getName();
        report = owner.api()
                .reports()
                .listComplianceReports(ListComplianceReportsRequest.newBuilder()
                        .setSyntheticDataset(synthetic.getName())
                        .build())
                .getComplianceReports(0)
                .getName();
    }

    @AfterAll
    static void leave() {
        owner.close();
        stranger.close();
    }

    @TestFactory
    Stream<DynamicTest> anothersResourceIsNotFound() {
        return calls().entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    CallFailure failure = catchThrowableOfType(CallFailure.class, () -> run(call.getValue()));
                    assertThat(failure).as("the call fails").isNotNull();
                    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(Status.Code.NOT_FOUND);
                    assertThat(failure.getMessage()).doesNotContain("people", "permission", "owner");
                }));
    }

    @Test
    void listsShowNothingOfOthers() {
        Api theirs = stranger.api();
        assertThat(theirs.datasets()
                        .listDatasets(ListDatasetsRequest.getDefaultInstance())
                        .getDatasetsList())
                .isEmpty();
        assertThat(theirs.syntheticDatasets()
                        .listSyntheticDatasets(ListSyntheticDatasetsRequest.newBuilder()
                                .setFilter("dataset = \"%s\"".formatted(dataset.getName()))
                                .build())
                        .getSyntheticDatasetsList())
                .isEmpty();
    }

    @Test
    void whatTheStrangerTriedChangedNothing() {
        calls().values().forEach(call -> catchThrowableOfType(CallFailure.class, () -> run(call)));

        assertThat(owner.get(dataset).getEtag()).isEqualTo(dataset.getEtag());
        assertThat(owner.get(synthetic).getState()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(owner.get(synthetic).getModel()).isEqualTo(synthetic.getModel());
    }

    @Test
    void everyMethodOfEveryServiceIsTried() {
        Set<String> expected = new TreeSet<>(calls().keySet());
        expected.addAll(Set.of("ListDatasets", "ListSyntheticDatasets"));
        expected.addAll(WITHOUT_A_RESOURCE);
        Set<String> offered = new TreeSet<>();
        Stream.of(
                        DatasetServiceOuterClass.getDescriptor(),
                        SyntheticDatasetServiceOuterClass.getDescriptor(),
                        ModelServiceOuterClass.getDescriptor(),
                        ReportServiceOuterClass.getDescriptor(),
                        DownloadServiceOuterClass.getDescriptor(),
                        AccountServiceOuterClass.getDescriptor())
                .flatMap(file -> file.getServices().stream())
                .map(ServiceDescriptor::getMethods)
                .forEach(methods ->
                        methods.stream().map(MethodDescriptor::getName).forEach(offered::add));

        assertThat(expected).isEqualTo(offered);
    }

    private static void run(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException refused) {
            throw CallFailure.of(refused);
        }
    }

    /** By method name, each call as the stranger makes it. */
    private static Map<String, Runnable> calls() {
        Api api = stranger.api();
        Map<String, Runnable> calls = new TreeMap<>();
        calls.put(
                "GetUpload",
                () -> api.datasets()
                        .getUpload(GetUploadRequest.newBuilder()
                                .setName(upload.getName())
                                .build()));
        calls.put(
                "CompleteUpload",
                () -> api.datasets()
                        .completeUpload(CompleteUploadRequest.newBuilder()
                                .setName(upload.getName())
                                .build()));
        calls.put(
                "AbortUpload",
                () -> api.datasets()
                        .abortUpload(AbortUploadRequest.newBuilder()
                                .setName(upload.getName())
                                .build()));
        calls.put(
                "GetDataset",
                () -> api.datasets()
                        .getDataset(GetDatasetRequest.newBuilder()
                                .setName(dataset.getName())
                                .build()));
        calls.put(
                "PreviewDataset",
                () -> api.datasets()
                        .previewDataset(PreviewDatasetRequest.newBuilder()
                                .setName(dataset.getName())
                                .build()));
        calls.put(
                "UpdateDataset",
                () -> api.datasets()
                        .updateDataset(UpdateDatasetRequest.newBuilder()
                                .setDataset(Dataset.newBuilder()
                                        .setName(dataset.getName())
                                        .setDisplayName("taken"))
                                .setUpdateMask(FieldMask.newBuilder().addPaths("display_name"))
                                .build()));
        calls.put(
                "DeleteDataset",
                () -> api.datasets()
                        .deleteDataset(DeleteDatasetRequest.newBuilder()
                                .setName(dataset.getName())
                                .setForce(true)
                                .build()));
        calls.put(
                "CreateSyntheticDataset",
                () -> api.syntheticDatasets()
                        .createSyntheticDataset(CreateSyntheticDatasetRequest.newBuilder()
                                .setDataset(dataset.getName())
                                .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                                .build()));
        calls.put(
                "EstimateSyntheticDataset",
                () -> api.syntheticDatasets()
                        .estimateSyntheticDataset(EstimateSyntheticDatasetRequest.newBuilder()
                                .setDataset(dataset.getName())
                                .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                                .build()));
        calls.put(
                "GetSyntheticDataset",
                () -> api.syntheticDatasets()
                        .getSyntheticDataset(GetSyntheticDatasetRequest.newBuilder()
                                .setName(synthetic.getName())
                                .build()));
        calls.put(
                "PreviewSyntheticDataset",
                () -> api.syntheticDatasets()
                        .previewSyntheticDataset(PreviewSyntheticDatasetRequest.newBuilder()
                                .setName(synthetic.getName())
                                .build()));
        calls.put(
                "CancelSyntheticDataset",
                () -> api.syntheticDatasets()
                        .cancelSyntheticDataset(CancelSyntheticDatasetRequest.newBuilder()
                                .setName(synthetic.getName())
                                .build()));
        calls.put(
                "DeleteSyntheticDataset",
                () -> api.syntheticDatasets()
                        .deleteSyntheticDataset(DeleteSyntheticDatasetRequest.newBuilder()
                                .setName(synthetic.getName())
                                .build()));
        calls.put(
                "WatchSyntheticDataset",
                () -> api.watches()
                        .watchSyntheticDataset(WatchSyntheticDatasetRequest.newBuilder()
                                .setName(synthetic.getName())
                                .build())
                        .hasNext());
        calls.put(
                "GetPrivacyReport",
                () -> api.reports()
                        .getPrivacyReport(GetPrivacyReportRequest.newBuilder()
                                .setName(synthetic.getName() + "/privacyReport")
                                .build()));
        calls.put(
                "GetQualityReport",
                () -> api.reports()
                        .getQualityReport(GetQualityReportRequest.newBuilder()
                                .setName(synthetic.getName() + "/qualityReport")
                                .build()));
        calls.put(
                "ListComplianceReports",
                () -> api.reports()
                        .listComplianceReports(ListComplianceReportsRequest.newBuilder()
                                .setSyntheticDataset(synthetic.getName())
                                .build()));
        calls.put(
                "GetComplianceReport",
                () -> api.reports()
                        .getComplianceReport(GetComplianceReportRequest.newBuilder()
                                .setName(report)
                                .build()));
        calls.put(
                "GetModel",
                () -> api.models()
                        .getModel(GetModelRequest.newBuilder()
                                .setName(synthetic.getModel())
                                .build()));
        calls.put(
                "SampleModel",
                () -> api.models()
                        .sampleModel(SampleModelRequest.newBuilder()
                                .setName(synthetic.getModel())
                                .setRows(1)
                                .build()));
        calls.put(
                "GetSample",
                () -> api.models()
                        .getSample(GetSampleRequest.newBuilder().setName(sample).build()));
        calls.put(
                "DeleteModel",
                () -> api.models()
                        .deleteModel(DeleteModelRequest.newBuilder()
                                .setName(synthetic.getModel())
                                .build()));
        calls.put(
                "CreateDownload",
                () -> Stream.of(dataset.getName(), synthetic.getName(), sample, report)
                        .forEach(name -> download(api, name)));
        return calls;
    }

    /** Each of the three must fail: only the last one's failure is passed on. */
    private static void download(Api api, String name) {
        CreateDownloadRequest request = CreateDownloadRequest.newBuilder()
                .setName(name)
                .setFormat(
                        name.startsWith("datasets/")
                                ? DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL
                                : name.startsWith("complianceReports/")
                                        ? DownloadFormat.DOWNLOAD_FORMAT_PDF
                                        : DownloadFormat.DOWNLOAD_FORMAT_CSV)
                .build();
        try {
            api.downloads().createDownload(request);
        } catch (StatusRuntimeException refused) {
            if (name.startsWith("complianceReports/") || refused.getStatus().getCode() != Status.Code.NOT_FOUND) {
                throw refused;
            }
            return;
        }
        throw new AssertionError("a stranger may download " + name);
    }
}
