package io.syntho.server.dataset;

import static io.syntho.server.Calls.refused;
import static io.syntho.server.dataset.DatasetFixture.people;
import static io.syntho.v1.ErrorReason.COLUMN_UNKNOWN;
import static io.syntho.v1.ErrorReason.DATASET_IN_USE;
import static io.syntho.v1.ErrorReason.DATASET_NOT_FOUND;
import static io.syntho.v1.ErrorReason.DATASET_NOT_READY;
import static io.syntho.v1.ErrorReason.ETAG_MISMATCH;
import static io.syntho.v1.ErrorReason.INVALID_REQUEST;
import static io.syntho.v1.ErrorReason.INVALID_UPDATE_MASK;
import static io.syntho.v1.ErrorReason.SCHEMA_CORRECTION_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import io.syntho.server.Calls;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.ColumnSchema;
import io.syntho.v1.Dataset;
import io.syntho.v1.DeleteDatasetRequest;
import io.syntho.v1.Meaning;
import io.syntho.v1.PiiKind;
import io.syntho.v1.PreviewDatasetRequest;
import io.syntho.v1.ProcessingDeclaration;
import io.syntho.v1.StorageType;
import io.syntho.v1.TablePreview;
import io.syntho.v1.TableSchema;
import io.syntho.v1.UpdateDatasetRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetServiceTest {

    private static DatasetFixture platform;

    private UserId alice = new UserId(UUID.randomUUID());
    private Dataset dataset = Dataset.getDefaultInstance();

    @BeforeAll
    static void open() throws Exception {
        platform = new DatasetFixture("datasets");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void readyDataset() throws Exception {
        alice = platform.newUser();
        dataset = platform.detected(alice, "people.csv", people(60));
        platform.uses.underWay = 0;
        platform.uses.asked.clear();
    }

    @Test
    void namesAndDeclarationAreChanged() {
        ProcessingDeclaration declaration = ProcessingDeclaration.newBuilder()
                .setController("Bank AG")
                .setLegalBasis(ProcessingDeclaration.LegalBasis.LEGAL_BASIS_CONSENT)
                .build();

        Dataset changed = update(
                dataset.toBuilder()
                        .setDisplayName("People")
                        .setDescription("All of them\nand more")
                        .setDeclaration(declaration)
                        .build(),
                "display_name",
                "description",
                "declaration");

        assertThat(changed.getDisplayName()).isEqualTo("People");
        assertThat(changed.getDescription()).isEqualTo("All of them\nand more");
        assertThat(changed.getDeclaration()).isEqualTo(declaration);
        assertThat(changed.getEtag()).isNotEqualTo(dataset.getEtag());
        assertThat(changed).isEqualTo(platform.dataset(alice, dataset.getName()));
    }

    @Test
    void fieldsOutsideTheMaskAreNotLookedAt() {
        Dataset changed = update(
                dataset.toBuilder()
                        .setDisplayName("People")
                        .setDescription("ignored")
                        .build(),
                "display_name");

        assertThat(changed.getDescription()).isEmpty();
        assertThat(changed.getSchema()).isEqualTo(dataset.getSchema());
    }

    @Test
    void whatIsNotTheOwnersToChangeIsRefused() {
        for (String path : List.of("state", "sha256", "name", "row_count", "nonsense", "*")) {
            assertThat(refused(INVALID_UPDATE_MASK, () -> update(dataset, path)).metadata())
                    .containsEntry("path", path);
        }
        refused(INVALID_UPDATE_MASK, () -> update(dataset));
        refused(
                INVALID_REQUEST,
                () -> update(dataset.toBuilder().setDisplayName("a\u0000b").build(), "display_name"));
        refused(
                INVALID_REQUEST,
                () -> update(dataset.toBuilder().setDisplayName(" ").build(), "display_name"));
    }

    @Test
    void ofTwoChangesOfTheSameStateOneWins() {
        update(dataset.toBuilder().setDisplayName("first").build(), "display_name");

        refused(
                ETAG_MISMATCH,
                () -> update(dataset.toBuilder().setDisplayName("second").build(), "display_name"));
        update(dataset.toBuilder().setDisplayName("third").setEtag("").build(), "display_name");
    }

    @Test
    void aChangeRepeatedWithItsRequestIdIsMadeOnce() {
        UpdateDatasetRequest request = UpdateDatasetRequest.newBuilder()
                .setDataset(dataset.toBuilder().setDisplayName("once"))
                .setUpdateMask(FieldMask.newBuilder().addPaths("display_name"))
                .setRequestId(UUID.randomUUID().toString())
                .build();

        Dataset first = update(request);

        assertThat(update(request)).as("though the etag has moved on").isEqualTo(first);
    }

    @Test
    void theSchemaIsCorrected() {
        Dataset changed = correct(ColumnSchema.newBuilder()
                .setName("age")
                .setMeaning(Meaning.MEANING_CATEGORICAL)
                .setPiiKind(PiiKind.PII_KIND_AGE)
                .addMissingMarkers("0"));

        ColumnSchema age = changed.getSchema().getColumns(0);
        assertThat(age.getMeaning()).isEqualTo(Meaning.MEANING_CATEGORICAL);
        assertThat(age.getStorageType()).as("not spoken of").isEqualTo(StorageType.STORAGE_TYPE_INTEGER);
        assertThat(age.getPiiKind()).isEqualTo(PiiKind.PII_KIND_AGE);
        assertThat(age.getMissingMarkersList()).containsExactly("0");
        assertThat(age.getCorrected()).isTrue();
        assertThat(age.getConfidence()).isEqualTo(1);
        assertThat(changed.getSchema().getColumns(1))
                .isEqualTo(dataset.getSchema().getColumns(1));

        Dataset back = correct(ColumnSchema.newBuilder().setName("age").setPiiKind(PiiKind.PII_KIND_NONE));
        assertThat(back.getSchema().getColumns(0).getPiiKind()).isEqualTo(PiiKind.PII_KIND_NONE);
    }

    @Test
    void aTypeThatTheValuesCanNotHaveIsRefused() {
        ApiException refusal = refused(
                SCHEMA_CORRECTION_INVALID,
                () -> correct(
                        ColumnSchema.newBuilder().setName("job").setStorageType(StorageType.STORAGE_TYPE_INTEGER)));

        assertThat(refusal.metadata()).containsEntry("column", "job").containsEntry("value_count", "3");
        refused(
                SCHEMA_CORRECTION_INVALID,
                () -> correct(
                        ColumnSchema.newBuilder().setName("age").setStorageType(StorageType.STORAGE_TYPE_BOOLEAN)));
        refused(
                SCHEMA_CORRECTION_INVALID,
                () -> correct(ColumnSchema.newBuilder().setName("job").setMeaning(Meaning.MEANING_CONTINUOUS)));
        refused(
                SCHEMA_CORRECTION_INVALID,
                () -> correct(ColumnSchema.newBuilder().setName("age").setMeaning(Meaning.MEANING_CONSTANT)));
        assertThat(platform.dataset(alice, dataset.getName())).isEqualTo(dataset);
    }

    @Test
    void aTypeThatTheValuesCanHaveIsTakenWithAMeaningThatSuitsIt() {
        Dataset text =
                correct(ColumnSchema.newBuilder().setName("age").setStorageType(StorageType.STORAGE_TYPE_STRING));
        assertThat(text.getSchema().getColumns(0).getMeaning()).isEqualTo(Meaning.MEANING_CATEGORICAL);

        Dataset number =
                correct(ColumnSchema.newBuilder().setName("age").setStorageType(StorageType.STORAGE_TYPE_DECIMAL));
        assertThat(number.getSchema().getColumns(0).getStorageType()).isEqualTo(StorageType.STORAGE_TYPE_DECIMAL);
    }

    @Test
    void aColumnThatIsNotThereIsUnknown() {
        ApiException refusal =
                refused(COLUMN_UNKNOWN, () -> correct(ColumnSchema.newBuilder().setName("AGE")));

        assertThat(refusal.metadata()).containsEntry("column", "AGE");
        refused(
                INVALID_REQUEST,
                () -> update(
                        dataset.toBuilder()
                                .setSchema(TableSchema.newBuilder()
                                        .addColumns(ColumnSchema.newBuilder().setName("age"))
                                        .addColumns(ColumnSchema.newBuilder().setName("age")))
                                .build(),
                        "schema"));
    }

    @Test
    void whatIsNotDetectedYetHasNoSchemaToCorrectAndNoRowsToShow() throws Exception {
        Dataset uploaded = platform.uploaded(alice, "b.csv", people(10));

        ApiException refusal = refused(DATASET_NOT_READY, () -> preview(alice, uploaded.getName()));
        assertThat(refusal.metadata()).containsEntry("state", "UPLOADED");
        refused(DATASET_NOT_READY, () -> update(uploaded, "schema"));
        platform.detectAll();
    }

    @Test
    void aDeletedDatasetLeavesNothing() {
        delete(alice, request(dataset.getName()).build());

        refused(DATASET_NOT_FOUND, () -> platform.dataset(alice, dataset.getName()));
        assertThat(platform.objects(alice, dataset.getName())).isEmpty();
        assertThat(platform.uses.asked).as("models learned from it go").containsExactly("forget " + id());
        refused(
                DATASET_NOT_FOUND,
                () -> delete(alice, request(dataset.getName()).build()));
    }

    @Test
    void aDeletionRepeatedWithItsRequestIdSucceedsAgain() {
        DeleteDatasetRequest request = request(dataset.getName())
                .setRequestId(UUID.randomUUID().toString())
                .build();

        delete(alice, request);
        delete(alice, request);
    }

    @Test
    void aDatasetInUseIsDeletedByForceAlone() {
        platform.uses.underWay = 1;

        refused(DATASET_IN_USE, () -> delete(alice, request(dataset.getName()).build()));
        assertThat(platform.dataset(alice, dataset.getName()).getState()).isEqualTo(Dataset.State.STATE_READY);

        delete(alice, request(dataset.getName()).setForce(true).build());
        assertThat(platform.uses.asked).containsExactly("cancel " + id(), "forget " + id(), "tell " + id());
    }

    @Test
    void whatChangedSinceIsNotDeleted() {
        update(dataset.toBuilder().setDisplayName("changed").build(), "display_name");

        refused(
                ETAG_MISMATCH,
                () -> delete(
                        alice,
                        request(dataset.getName()).setEtag(dataset.getEtag()).build()));
    }

    @Test
    void anothersDatasetDoesNotExist() {
        UserId bob = platform.newUser();
        String name = dataset.getName();

        refused(DATASET_NOT_FOUND, () -> platform.dataset(bob, name));
        refused(DATASET_NOT_FOUND, () -> preview(bob, name));
        refused(
                DATASET_NOT_FOUND,
                () -> delete(bob, request(name).setForce(true).build()));
        refused(
                DATASET_NOT_FOUND,
                () -> Calls.<Dataset>as(
                        bob, answer -> platform.service.updateDataset(updateRequest(dataset, "display_name"), answer)));
        refused(
                DATASET_NOT_FOUND,
                () -> platform.database.inTransaction(bob, session -> SourceTables.ready(session, bob, name)));
        refused(DATASET_NOT_FOUND, () -> platform.dataset(alice, "datasets/" + UUID.randomUUID()));
        refused(DATASET_NOT_FOUND, () -> platform.dataset(alice, "datasets/../../etc/passwd"));
        assertThat(platform.dataset(alice, name)).isEqualTo(dataset);
    }

    @Test
    void aSourceIsGivenWholeAndCountsItsAttempts() {
        SourceTable first =
                platform.database.inTransaction(alice, session -> SourceTables.use(session, alice, dataset.getName()));
        SourceTable second =
                platform.database.inTransaction(alice, session -> SourceTables.use(session, alice, dataset.getName()));

        assertThat(first.attempt()).isEqualTo(1);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.rows()).isEqualTo(60);
        assertThat(second.schema().table().columns()).hasSize(3);
        assertThat(platform.storage.find(second.file())).isPresent();
        assertThat(platform.dataset(alice, dataset.getName()).getAttemptCount()).isEqualTo(2);
    }

    private UUID id() {
        return UUID.fromString(dataset.getName().substring("datasets/".length()));
    }

    private Dataset correct(ColumnSchema.Builder column) {
        Dataset present = platform.dataset(alice, dataset.getName());
        return update(
                present.toBuilder()
                        .setSchema(TableSchema.newBuilder().addColumns(column))
                        .build(),
                "schema");
    }

    private Dataset update(Dataset wish, String... paths) {
        return update(updateRequest(wish, paths));
    }

    private Dataset update(UpdateDatasetRequest request) {
        return Calls.as(alice, answer -> platform.service.updateDataset(request, answer));
    }

    private static UpdateDatasetRequest updateRequest(Dataset wish, String... paths) {
        return UpdateDatasetRequest.newBuilder()
                .setDataset(wish)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
                .build();
    }

    private static DeleteDatasetRequest.Builder request(String name) {
        return DeleteDatasetRequest.newBuilder().setName(name);
    }

    private static void delete(UserId user, DeleteDatasetRequest request) {
        Calls.<Empty>as(user, answer -> platform.service.deleteDataset(request, answer));
    }

    private static TablePreview preview(UserId user, String name) {
        return Calls.as(
                user,
                answer -> platform.service.previewDataset(
                        PreviewDatasetRequest.newBuilder().setName(name).build(), answer));
    }
}
