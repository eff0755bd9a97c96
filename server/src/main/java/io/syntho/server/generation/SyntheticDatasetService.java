package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.SYNTHETIC_DATASET_NOT_COMPLETED;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.syntho.server.generation.job.JobDispatch;
import io.syntho.server.generation.job.JobId;
import io.syntho.server.generation.watch.JobWatch;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.paging.Page;
import io.syntho.server.platform.database.paging.PageRequest;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.grpc.ServerStream;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.CancelSyntheticDatasetRequest;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.DeleteSyntheticDatasetRequest;
import io.syntho.v1.EstimateSyntheticDatasetRequest;
import io.syntho.v1.EstimateSyntheticDatasetResponse;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.ListSyntheticDatasetsRequest;
import io.syntho.v1.ListSyntheticDatasetsResponse;
import io.syntho.v1.PreviewSyntheticDatasetRequest;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.SyntheticDatasetServiceGrpc;
import io.syntho.v1.TablePreview;
import io.syntho.v1.WatchSyntheticDatasetRequest;
import io.syntho.v1.WatchSyntheticDatasetResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.StatelessSession;

/** Makes synthetic datasets and follows the work, by the contract of {@code SyntheticDatasetService}. */
public final class SyntheticDatasetService extends SyntheticDatasetServiceGrpc.SyntheticDatasetServiceImplBase {

    /** Under the ten seconds of the contract, since a busy machine may be late. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(8);

    private final Database database;
    private final Idempotency idempotency;
    private final Generations generations;
    private final Estimates estimates;
    private final JobDispatch dispatch;
    private final Previews previews;
    private final JobWatch watch;
    private final Clock clock;

    /** The service over its parts. */
    public SyntheticDatasetService(
            Database database,
            Idempotency idempotency,
            Generations generations,
            JobDispatch dispatch,
            Previews previews,
            JobWatch watch,
            Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.generations = generations;
        this.estimates = new Estimates(database, generations.methods());
        this.dispatch = dispatch;
        this.previews = previews;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void createSyntheticDataset(CreateSyntheticDatasetRequest request, StreamObserver<SyntheticDataset> answer) {
        UserId owner = Caller.current().user();
        Idempotency.Request once =
                new Idempotency.Request(owner, "CreateSyntheticDataset", request.getRequestId(), request);
        // Stays empty when the answer is that of an earlier call.
        AtomicReference<Optional<JobId>> started = new AtomicReference<>(Optional.empty());
        SyntheticDataset made = database.inTransaction(
                owner,
                session -> idempotency.once(session, once, SyntheticDataset.parser(), () -> {
                    Generations.Started generation = generations.start(session, owner, request);
                    started.set(Optional.of(generation.job()));
                    return read(session, owner, generation.id(), "");
                }));
        started.get().ifPresent(dispatch::created);
        reply(answer, made);
    }

    @Override
    public void estimateSyntheticDataset(
            EstimateSyntheticDatasetRequest request, StreamObserver<EstimateSyntheticDatasetResponse> answer) {
        reply(answer, estimates.of(Caller.current().user(), request));
    }

    @Override
    public void getSyntheticDataset(GetSyntheticDatasetRequest request, StreamObserver<SyntheticDataset> answer) {
        UserId owner = Caller.current().user();
        SyntheticDatasetId id = SyntheticDatasetNames.id(request.getName());
        reply(answer, database.inTransaction(owner, session -> read(session, owner, id, request.getName())));
    }

    @Override
    public void listSyntheticDatasets(
            ListSyntheticDatasetsRequest request, StreamObserver<ListSyntheticDatasetsResponse> answer) {
        UserId owner = Caller.current().user();
        PageRequest wish = new PageRequest(
                owner, request.getPageSize(), request.getPageToken(), request.getFilter(), request.getOrderBy());
        Page<OverviewEntity> page = database.inTransaction(owner, session -> Overviews.page(session, wish, clock));
        reply(
                answer,
                ListSyntheticDatasetsResponse.newBuilder()
                        .addAllSyntheticDatasets(page.rows().stream()
                                .map(SyntheticDatasetMessages::of)
                                .toList())
                        .setNextPageToken(page.nextToken())
                        .build());
    }

    @Override
    public void cancelSyntheticDataset(CancelSyntheticDatasetRequest request, StreamObserver<SyntheticDataset> answer) {
        UserId owner = Caller.current().user();
        SyntheticDatasetId id = SyntheticDatasetNames.id(request.getName());
        Idempotency.Request once =
                new Idempotency.Request(owner, "CancelSyntheticDataset", request.getRequestId(), request);
        AtomicReference<Optional<JobId>> cancelled = new AtomicReference<>(Optional.empty());
        SyntheticDataset now = database.inTransaction(
                owner,
                session -> idempotency.once(session, once, SyntheticDataset.parser(), () -> {
                    cancelled.set(Optional.of(generations.cancel(session, owner, id, request.getName())));
                    return read(session, owner, id, request.getName());
                }));
        cancelled.get().ifPresent(dispatch::cancelled);
        reply(answer, now);
    }

    @Override
    public void deleteSyntheticDataset(DeleteSyntheticDatasetRequest request, StreamObserver<Empty> answer) {
        UserId owner = Caller.current().user();
        SyntheticDatasetId id = SyntheticDatasetNames.id(request.getName());
        Idempotency.Request once =
                new Idempotency.Request(owner, "DeleteSyntheticDataset", request.getRequestId(), request);
        Empty done = database.inTransaction(
                owner,
                session -> idempotency.once(session, once, Empty.parser(), () -> {
                    generations.delete(session, owner, id, request.getName(), request.getEtag());
                    return Empty.getDefaultInstance();
                }));
        reply(answer, done);
    }

    @Override
    public void watchSyntheticDataset(
            WatchSyntheticDatasetRequest request, StreamObserver<WatchSyntheticDatasetResponse> answer) {
        UserId owner = Caller.current().user();
        SyntheticDatasetId id = SyntheticDatasetNames.id(request.getName());
        ServerStream.serve(
                answer,
                new ServerStream.Heartbeat<>(
                        HEARTBEAT,
                        last -> watch.heartbeat(last.map(WatchSyntheticDatasetResponse::getSequence)
                                .orElse(request.getAfterSequence()))),
                stream -> watch.follow(owner, id, request.getAfterSequence(), stream::send));
    }

    @Override
    public void previewSyntheticDataset(PreviewSyntheticDatasetRequest request, StreamObserver<TablePreview> answer) {
        UserId owner = Caller.current().user();
        SyntheticDatasetId id = SyntheticDatasetNames.id(request.getName());
        OverviewEntity row = database.inTransaction(owner, session -> find(session, owner, id, request.getName()));
        String path = Optional.ofNullable(row.previewPath)
                .orElseThrow(() -> ApiException.of(
                                SYNTHETIC_DATASET_NOT_COMPLETED, "It is not completed; there are no rows to show.")
                        .with("state", row.status.toUpperCase(Locale.ROOT)));
        reply(answer, previews.read(path, request.getRowCount()));
    }

    private static SyntheticDataset read(StatelessSession session, UserId owner, SyntheticDatasetId id, String name) {
        return SyntheticDatasetMessages.of(find(session, owner, id, name));
    }

    private static OverviewEntity find(StatelessSession session, UserId owner, SyntheticDatasetId id, String name) {
        return Overviews.find(session, owner, id).orElseThrow(() -> SyntheticDatasetNames.notFound(name));
    }

    private static <T> void reply(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
