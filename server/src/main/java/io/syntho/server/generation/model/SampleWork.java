package io.syntho.server.generation.model;

import io.syntho.server.generation.RowRules;
import io.syntho.server.generation.inference.Exchange;
import io.syntho.server.generation.inference.InferenceBackend;
import io.syntho.server.generation.inference.InferenceBackend.Following;
import io.syntho.server.generation.inference.InferenceBackend.Workplace;
import io.syntho.server.generation.job.CanNotBeDone;
import io.syntho.server.generation.job.JobFailure;
import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.constraint.SampleOrder.Outcome;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.write.ParquetSink;
import io.syntho.tabular.write.ParquetToCsv;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the rows of a sample and stores them as Parquet and CSV. Memory does not grow with their number. */
final class SampleWork {

    private final Database database;
    private final ObjectStorage storage;
    private final InferenceBackend backend;

    SampleWork(Database database, ObjectStorage storage, InferenceBackend backend) {
        this.database = database;
        this.storage = storage;
        this.backend = backend;
    }

    /** A file in the storage. */
    record File(ObjectKey key, long bytes, String sha256) {}

    /** What was made. */
    record Made(Outcome outcome, File parquet, File csv) {}

    /**
     * Makes a sample.
     *
     * @param folder empty, for files on the way
     * @throws CanNotBeDone when the model is gone, or no row meets the conditions
     */
    Made run(SampleLease lease, Path folder, Following following) throws IOException {
        Models.Stored model = database.inSystemTransaction(
                        session -> Models.find(session, lease.owner(), lease.model()))
                .orElseThrow(() -> new CanNotBeDone(
                        JobFailure.of("MODEL_NOT_FOUND", "The model was deleted before its rows were made.")));
        Path file = folder.resolve("model.bin");
        storage.download(model.file(), file);
        SampleOrder order = RowRules.order(
                lease.request().getConditionsList(), lease.request().getRows(), lease.seed(), model.columns());
        Path parquet = folder.resolve("sample.parquet");
        AtomicReference<TableSchema> columns = new AtomicReference<>(model.columns());
        Outcome outcome = sample(file, order, parquet, columns, new Workplace(folder, exchange(lease)), following);
        if (outcome.rows() == 0) {
            throw new CanNotBeDone(
                    JobFailure.of("CONSTRAINTS_UNSATISFIABLE", "No row that was made met the conditions."));
        }
        Path csv = folder.resolve("sample.csv");
        ParquetToCsv.convert(parquet, columns.get(), csv);
        following.cancellation().check();
        return new Made(
                outcome, store(lease, parquet, "application/vnd.apache.parquet"), store(lease, csv, "text/csv"));
    }

    private Outcome sample(
            Path model,
            SampleOrder order,
            Path parquet,
            AtomicReference<TableSchema> columns,
            Workplace place,
            Following following)
            throws IOException {
        AtomicReference<AutoCloseable> open = new AtomicReference<>(() -> {});
        try {
            AtomicReference<Runnable> finish = new AtomicReference<>(() -> {});
            Outcome outcome = backend.sample(
                    model,
                    order,
                    schema -> {
                        columns.set(schema);
                        ParquetSink sink = ParquetSink.open(parquet, schema);
                        open.set(sink::close);
                        finish.set(sink::finish);
                        return sink::append;
                    },
                    place,
                    following);
            finish.get().run();
            return outcome;
        } finally {
            close(open.get());
        }
    }

    private Exchange exchange(SampleLease lease) {
        return new Exchange(
                storage,
                name -> new ObjectKey(
                        Bucket.SYNTHETIC, lease.owner(), lease.sample(), lease.fence() + "/exchange-" + name));
    }

    private static void close(AutoCloseable sink) throws IOException {
        try {
            sink.close();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IOException(impossible);
        }
    }

    private File store(SampleLease lease, Path file, String mediaType) throws IOException {
        ObjectKey key = new ObjectKey(
                Bucket.SYNTHETIC, lease.owner(), lease.sample(), lease.fence() + "/" + file.getFileName());
        storage.put(key, file, mediaType);
        return new File(key, Files.size(file), sha256(file));
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
