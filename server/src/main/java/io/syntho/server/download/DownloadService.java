package io.syntho.server.download;

import static io.syntho.v1.ErrorReason.PURCHASE_NOT_FOUND;

import io.grpc.stub.StreamObserver;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.ProtoTimes;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.Caller;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.PresignedUrl;
import io.syntho.v1.CreateDownloadRequest;
import io.syntho.v1.Download;
import io.syntho.v1.DownloadServiceGrpc;
import io.syntho.v1.ErrorReason;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Files, by the contract of {@code DownloadService}: what is said there, done here. */
public final class DownloadService extends DownloadServiceGrpc.DownloadServiceImplBase {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Database database;
    private final ObjectStorage storage;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Map<String, FileSource> sources;

    /** The service over its stores. */
    public DownloadService(Database database, ObjectStorage storage, Idempotency idempotency, Clock clock) {
        this.database = database;
        this.storage = storage;
        this.idempotency = idempotency;
        this.clock = clock;
        this.sources = Map.of(
                "datasets", new Originals(),
                "syntheticDatasets", new Synthetics(),
                "complianceReports", new CompliancePdfs(),
                "samples", new SampleFiles(clock),
                // Nothing makes these yet, so none is anybody's.
                "purchases", nothing(PURCHASE_NOT_FOUND));
    }

    private static FileSource nothing(ErrorReason reason) {
        return (session, caller, name, format) -> {
            throw ApiException.notFound(reason, name);
        };
    }

    @Override
    public void createDownload(CreateDownloadRequest request, StreamObserver<Download> answer) {
        UserId caller = Caller.current().user();
        Idempotency.Request once = new Idempotency.Request(caller, "CreateDownload", request.getRequestId(), request);
        Download download = database.inTransaction(caller, session -> {
            Download first = idempotency.once(session, once, Download.parser(), () -> make(session, caller, request));
            boolean over = first.getExpireTime().getSeconds() <= clock.instant().getEpochSecond();
            return over ? make(session, caller, request) : first;
        });
        answer.onNext(download);
        answer.onCompleted();
    }

    private Download make(StatelessSession session, UserId caller, CreateDownloadRequest request) {
        String name = request.getName();
        String collection = name.substring(0, Math.max(0, name.indexOf('/')));
        FileSource source = Optional.ofNullable(sources.get(collection))
                .orElseThrow(() -> ApiException.invalid("name", "is of no collection that has files"));
        FileToFetch file = source.find(session, caller, name, request.getFormat());
        PresignedUrl url = storage.presignGet(file.key(), file.name(), file.mediaType(), LIFETIME);
        return Download.newBuilder()
                .setUrl(url.url())
                .setExpireTime(ProtoTimes.of(url.expires()))
                .setSha256(file.sha256())
                .setSizeBytes(file.bytes())
                .setFileName(file.name())
                .setMediaType(file.mediaType())
                .build();
    }

    /** The id behind the collection's name; empty when there is none. */
    static Optional<UUID> id(String name) {
        String id = name.substring(name.indexOf('/') + 1);
        try {
            return id.length() == 36 ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
