package io.syntho.server.generation.model;

import static io.syntho.v1.ErrorReason.SAMPLE_NOT_FOUND;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.syntho.server.generation.RowRules;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.v1.DeleteModelRequest;
import io.syntho.v1.GetModelRequest;
import io.syntho.v1.GetSampleRequest;
import io.syntho.v1.Model;
import io.syntho.v1.ModelServiceGrpc;
import io.syntho.v1.Sample;
import io.syntho.v1.SampleModelRequest;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Models that are kept and rows made of them, by the contract of {@code ModelService}. */
public final class ModelService extends ModelServiceGrpc.ModelServiceImplBase {

    private final Database database;
    private final Idempotency idempotency;
    private final ObjectDeletions deletions;
    private final Ids ids;
    private final Clock clock;
    private final RandomGenerator seeds;

    /**
     * The service over its stores.
     *
     * @param seeds draws seeds where none is given
     */
    public ModelService(
            Database database,
            Idempotency idempotency,
            ObjectDeletions deletions,
            Ids ids,
            Clock clock,
            RandomGenerator seeds) {
        this.database = database;
        this.idempotency = idempotency;
        this.deletions = deletions;
        this.ids = ids;
        this.clock = clock;
        this.seeds = seeds;
    }

    @Override
    public void getModel(GetModelRequest request, StreamObserver<Model> answer) {
        UserId owner = Caller.current().user();
        reply(
                answer,
                database.inTransaction(
                        owner,
                        session ->
                                Models.lock(session, owner, request.getName()).message()));
    }

    @Override
    public void sampleModel(SampleModelRequest request, StreamObserver<Sample> answer) {
        UserId owner = Caller.current().user();
        Idempotency.Request once = new Idempotency.Request(owner, "SampleModel", request.getRequestId(), request);
        reply(
                answer,
                database.inTransaction(
                        owner,
                        session -> idempotency.once(session, once, Sample.parser(), () -> {
                            UUID model = ModelNames.model(request.getName());
                            // Locked: of two calls that would take the last rows one is refused.
                            Models.Stored stored = Models.lock(session, owner, request.getName());
                            RowRules.order(request.getConditionsList(), request.getRows(), 0, stored.columns());
                            Models.take(session, stored, model, request.getRows());
                            Samples.checkUnderWay(session, owner);
                            UUID id = ids.next();
                            long seed = request.hasSeed() ? request.getSeed() : seeds.nextLong(1, Long.MAX_VALUE);
                            Samples.insert(session, id, owner, model, request, seed, clock.instant());
                            return Samples.find(session, owner, id, clock.instant())
                                    .orElseThrow();
                        })));
    }

    @Override
    public void getSample(GetSampleRequest request, StreamObserver<Sample> answer) {
        UserId owner = Caller.current().user();
        UUID id = ModelNames.sample(request.getName());
        reply(
                answer,
                database.inTransaction(
                        owner,
                        session -> Samples.find(session, owner, id, clock.instant())
                                .orElseThrow(() -> ApiException.notFound(SAMPLE_NOT_FOUND, request.getName()))));
    }

    @Override
    public void deleteModel(DeleteModelRequest request, StreamObserver<Empty> answer) {
        UserId owner = Caller.current().user();
        Idempotency.Request once = new Idempotency.Request(owner, "DeleteModel", request.getRequestId(), request);
        reply(
                answer,
                database.inTransaction(
                        owner,
                        session -> idempotency.once(session, once, Empty.parser(), () -> {
                            UUID model = ModelNames.model(request.getName());
                            Models.delete(session, deletions, Models.lock(session, owner, request.getName()), model);
                            return Empty.getDefaultInstance();
                        })));
    }

    private static <T> void reply(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
