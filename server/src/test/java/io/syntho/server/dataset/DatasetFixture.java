package io.syntho.server.dataset;

import io.syntho.server.Calls;
import io.syntho.server.account.ProfileStore;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.Ids;
import io.syntho.server.platform.database.TestDatabase;
import io.syntho.server.platform.identity.ProfileDirectory.Claims;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.storage.TestStorage;
import io.syntho.server.report.ReportService;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.v1.CompleteUploadRequest;
import io.syntho.v1.CreateUploadRequest;
import io.syntho.v1.Dataset;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.GetUploadRequest;
import io.syntho.v1.Upload;
import io.syntho.v1.UploadPart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** The dataset feature on a real PostgreSQL and a real S3, with a clock that can be moved. */
public final class DatasetFixture implements AutoCloseable {

    /** A bomb in tests is a small one. */
    static final long MOST_UNPACKED = 96L << 20;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final MovableClock clock = new MovableClock();
    public final Database database;
    public final ObjectStorage storage;
    public final ObjectDeletions deletions;
    public final Idempotency idempotency;
    public final RecordedUses uses = new RecordedUses();
    public final DatasetService service;
    final Detections detections;
    private final ProfileStore profiles;
    private final Path scratch;

    public DatasetFixture(String name) throws Exception {
        List<Class<?>> entities = new ArrayList<>(DatasetService.entities());
        entities.addAll(ProfileStore.entities());
        entities.addAll(ReportService.entities());
        database = TestDatabase.fresh(name, entities);
        storage = TestStorage.open(clock);
        deletions = new ObjectDeletions(database, storage, Ids.timeOrdered(), clock);
        idempotency = new Idempotency(clock);
        profiles = new ProfileStore(database, Ids.timeOrdered());
        service = new DatasetService(database, storage, deletions, idempotency, uses, Ids.timeOrdered(), clock);
        detections = new Detections(database, deletions, clock, Duration.ofSeconds(30));
        scratch = Files.createTempDirectory("syntho-detect-test-");
    }

    public UserId newUser() {
        return profiles.profileOf(new Claims("test", UUID.randomUUID().toString(), "", false, "", ""))
                .user();
    }

    DetectionWorker worker(TableDetector detector) {
        return new DetectionWorker(detections, storage, detector, scratch, Duration.ofSeconds(30));
    }

    Path scratch() {
        return scratch;
    }

    /** Detects everything that is due. */
    public void detectAll() {
        try (DetectionWorker worker =
                worker(new EngineDetector(ReadLimits.DEFAULT.withMaxUnpackedBytes(MOST_UNPACKED)))) {
            while (worker.detectNext()) {
                // the next
            }
        }
    }

    public UploadSweeper sweeper() {
        return new UploadSweeper(database, deletions, idempotency, clock);
    }

    /** Files that a detection left behind. */
    public List<Path> leftovers() throws Exception {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }

    public List<String> objects(UserId owner, String dataset) {
        return storage.list(Bucket.DATASETS, owner, UUID.fromString(dataset.substring("datasets/".length())));
    }

    public Upload create(UserId user, CreateUploadRequest request) {
        return Calls.as(user, answer -> service.createUpload(request, answer));
    }

    public Upload upload(UserId user, String name) {
        return Calls.as(
                user,
                answer -> service.getUpload(
                        GetUploadRequest.newBuilder().setName(name).build(), answer));
    }

    public Dataset complete(UserId user, CompleteUploadRequest request) {
        return Calls.as(user, answer -> service.completeUpload(request, answer));
    }

    public Dataset dataset(UserId user, String name) {
        return Calls.as(
                user,
                answer -> service.getDataset(
                        GetDatasetRequest.newBuilder().setName(name).build(), answer));
    }

    /** Uploads content whole and detects it. */
    public Dataset detected(UserId user, String fileName, byte[] content) throws Exception {
        Dataset uploaded = uploaded(user, fileName, content);
        detectAll();
        return dataset(user, uploaded.getName());
    }

    /** Uploads content whole. */
    public Dataset uploaded(UserId user, String fileName, byte[] content) throws Exception {
        Upload upload = create(user, request(fileName, content));
        for (UploadPart part : upload.getPartsList()) {
            put(part, content);
        }
        return complete(user, completion(upload, content));
    }

    public static CreateUploadRequest request(String fileName, byte[] content) {
        return CreateUploadRequest.newBuilder()
                .setFileName(fileName)
                .setSizeBytes(content.length)
                .build();
    }

    public static CompleteUploadRequest completion(Upload upload, byte[] content) throws Exception {
        return CompleteUploadRequest.newBuilder()
                .setName(upload.getName())
                .setSha256(sha256(content))
                .build();
    }

    /** Sends the part's bytes of {@code content} and answers the etag. */
    public static String put(UploadPart part, byte[] content) throws Exception {
        int from = Math.toIntExact(part.getOffsetBytes());
        byte[] bytes = Arrays.copyOfRange(content, from, from + Math.toIntExact(part.getSizeBytes()));
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(part.getUploadUrl()))
                        .PUT(BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("PUT: " + answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("etag").orElseThrow();
    }

    public static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** A table of people, {@code rows} rows long. */
    public static byte[] people(int rows) {
        StringBuilder csv = new StringBuilder("age,job,since\n");
        String[] jobs = {"baker", "smith", "miller"};
        for (int i = 0; i < rows; i++) {
            csv.append(20 + i % 50).append(',').append(jobs[i % 3]).append(",2020-01-");
            csv.append(i % 28 < 9 ? "0" : "").append(1 + i % 28).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        storage.close();
        database.close();
    }

    /** What DatasetUses was asked for, with an answer to be set. */
    public static final class RecordedUses implements DatasetUses {

        public long underWay;
        public final List<String> asked = new ArrayList<>();

        @Override
        public long underWay(StatelessSession session, UserId owner, UUID dataset) {
            return underWay;
        }

        @Override
        public Runnable cancelAll(StatelessSession session, UserId owner, UUID dataset) {
            asked.add("cancel " + dataset);
            return () -> asked.add("tell " + dataset);
        }

        @Override
        public void forgetModels(StatelessSession session, UserId owner, UUID dataset) {
            asked.add("forget " + dataset);
        }
    }

    /** A clock that runs, and can be moved ahead. */
    public static final class MovableClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        public void advance(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
