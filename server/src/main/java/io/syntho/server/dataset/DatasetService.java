package io.syntho.server.dataset;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.database.paging.Page;
import io.syntho.server.platform.database.paging.PageRequest;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.v1.AbortUploadRequest;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.DatasetServiceGrpc;
import io.syntho.v1.DeleteDatasetRequest;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.GetUploadRequest;
import io.syntho.v1.ListDatasetsRequest;
import io.syntho.v1.ListDatasetsResponse;
import io.syntho.v1.PreviewDatasetRequest;
import io.syntho.v1.TablePreview;
import io.syntho.v1.UpdateDatasetRequest;
import io.syntho.v1.Upload;
import io.syntho.v1.UploadDatasetRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Real tables, by the contract of {@code DatasetService}: what is said there, done here. */
public final class DatasetService extends DatasetServiceGrpc.DatasetServiceImplBase {

    private final Database database;
    private final Clock clock;
    private final Uploads uploads;
    private final Completion completion;
    private final StreamedUploads streams;
    private final Changes changes;
    private final Previews previews;

    /**
     * The service over its stores.
     *
     * @param uses what is made of datasets
     */
    public DatasetService(
            Database database,
            ObjectStorage storage,
            ObjectDeletions deletions,
            Idempotency idempotency,
            DatasetUses uses,
            Ids ids,
            Clock clock) {
        UploadEnding ending = new UploadEnding(database, deletions, idempotency, clock);
        this.database = database;
        this.clock = clock;
        this.uploads = new Uploads(database, storage, ending, idempotency, ids, clock);
        this.completion = new Completion(database, storage, uploads, ending, idempotency, clock);
        this.streams = new StreamedUploads(database, storage, uploads, ending, idempotency, clock);
        this.changes = new Changes(database, deletions, idempotency, uses);
        this.previews = new Previews(storage);
    }

    /** The mapped classes, for {@link Database#start}. */
    public static List<Class<?>> entities() {
        return List.of(DatasetEntity.class, UploadEntity.class);
    }

    @Override
    public void createUpload(CreateUploadRequest request, StreamObserver<Upload> answer) {
        reply(answer, uploads.create(caller(), request));
    }

    @Override
    public void getUpload(GetUploadRequest request, StreamObserver<Upload> answer) {
        reply(answer, uploads.get(caller(), request.getName()));
    }

    @Override
    public void completeUpload(CompleteUploadRequest request, StreamObserver<Dataset> answer) {
        reply(answer, completion.complete(caller(), request));
    }

    @Override
    public void abortUpload(AbortUploadRequest request, StreamObserver<Empty> answer) {
        uploads.abort(caller(), request);
        reply(answer, Empty.getDefaultInstance());
    }

    @Override
    public StreamObserver<UploadDatasetRequest> uploadDataset(StreamObserver<Dataset> answer) {
        return streams.open(caller(), answer);
    }

    @Override
    public void getDataset(GetDatasetRequest request, StreamObserver<Dataset> answer) {
        reply(answer, read(caller(), request.getName()));
    }

    private Dataset read(UserId owner, String name) {
        UUID id = DatasetRows.id(name);
        return database.inTransaction(owner, session -> {
            DatasetEntity dataset = DatasetRows.find(session, owner, id).orElseThrow(() -> DatasetRows.notFound(name));
            Dataset.Builder message = DatasetMessages.of(dataset);
            DatasetRows.schema(session, id)
                    .map(StoredSchema::fromJson)
                    .map(SchemaMessages::of)
                    .ifPresent(message::setSchema);
            return message.build();
        });
    }

    @Override
    public void listDatasets(ListDatasetsRequest request, StreamObserver<ListDatasetsResponse> answer) {
        UserId owner = caller();
        PageRequest page = new PageRequest(
                owner, request.getPageSize(), request.getPageToken(), request.getFilter(), request.getOrderBy());
        Page<DatasetEntity> found = database.inTransaction(owner, session -> DatasetList.page(session, page, clock));
        ListDatasetsResponse.Builder message = ListDatasetsResponse.newBuilder().setNextPageToken(found.nextToken());
        found.rows().forEach(dataset -> message.addDatasets(DatasetMessages.of(dataset)));
        reply(answer, message.build());
    }

    @Override
    public void updateDataset(UpdateDatasetRequest request, StreamObserver<Dataset> answer) {
        UserId owner = caller();
        reply(answer, read(owner, changes.update(owner, request)));
    }

    @Override
    public void deleteDataset(DeleteDatasetRequest request, StreamObserver<Empty> answer) {
        changes.delete(caller(), request);
        reply(answer, Empty.getDefaultInstance());
    }

    @Override
    public void previewDataset(PreviewDatasetRequest request, StreamObserver<TablePreview> answer) {
        UserId owner = caller();
        UUID id = DatasetRows.id(request.getName());
        DatasetEntity dataset = database.inTransaction(
                owner,
                session -> DatasetRows.find(session, owner, id)
                        .orElseThrow(() -> DatasetRows.notFound(request.getName())));
        if (dataset.status() != DatasetStatus.READY) {
            throw SourceTables.notReady(dataset);
        }
        reply(answer, previews.read(owner, id, request.getRowCount()));
    }

    private static UserId caller() {
        return Caller.current().user();
    }

    private static <T> void reply(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
