package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.TABLE_TOO_LARGE;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.DependencyUnavailable;
import io.syntho.server.platform.errors.SafeTrace;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.server.platform.storage.ObjectMissing;
import io.syntho.server.platform.storage.ObjectStorage;
import io.syntho.server.platform.work.DueWork;
import io.syntho.server.platform.work.Repeating;
import io.syntho.tabular.read.TableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects schemas in the worker role, one at a time, so that a large file never weighs on the API. A worker that dies is
 * replaced by whoever asks next once its lease has run out.
 */
public final class DetectionWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DetectionWorker.class);
    private static final String PREFIX = "detect-";
    // No read takes longer.
    private static final Duration LEFT_OVER = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Detections detections;
    private final ObjectStorage storage;
    private final Previews previews;
    private final TableDetector detector;
    private final Path scratch;
    private final Duration lease;
    private final String name = "detector-" + UUID.randomUUID();
    private final DueWork due = new DueWork("detection", LOOK_AGAIN, this::detectNext);

    DetectionWorker(
            Detections detections, ObjectStorage storage, TableDetector detector, Path scratch, Duration lease) {
        this.detections = detections;
        this.storage = storage;
        this.previews = new Previews(storage);
        this.detector = detector;
        this.scratch = scratch;
        this.lease = lease;
    }

    /**
     * Starts to detect.
     *
     * @param scratch a folder for files while they are read; each leaves nothing behind
     */
    public static DetectionWorker start(
            Database database, ObjectStorage storage, ObjectDeletions deletions, Path scratch, Clock clock) {
        Detections detections = new Detections(database, deletions, clock, LEASE);
        // Half of the heap: a job may run beside it.
        TableDetector detector = EngineDetector.fitting(Runtime.getRuntime().maxMemory() / 2);
        DetectionWorker worker = new DetectionWorker(detections, storage, detector, scratch, LEASE);
        worker.clearLeftovers(clock.instant().minus(LEFT_OVER));
        worker.start();
        return worker;
    }

    /** Deletes files that a killed process left. */
    private void clearLeftovers(Instant before) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Files.createDirectories(scratch), PREFIX + "*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void start() {
        due.start();
    }

    /** Detects the next table that is due; answers whether there was one. */
    boolean detectNext() {
        Optional<DetectionLease> leased = detections.acquire(name);
        leased.ifPresent(this::detect);
        return leased.isPresent();
    }

    private void detect(DetectionLease held) {
        Thread worker = Thread.currentThread();
        try (Repeating _ =
                Repeating.start("detection-heartbeat", lease.dividedBy(3), () -> renewOrStop(held, worker))) {
            DetectedTable found = read(held);
            previews.save(held.owner(), held.dataset(), found.preview());
            boolean stands = detections.complete(held, found);
            LOG.info("detected datasets/{}: {} rows, lease {}", held.dataset(), found.rows(), stands ? "held" : "lost");
        } catch (TableException refused) {
            refused(held, refused);
        } catch (ObjectMissing deleted) {
            LOG.info("datasets/{} went while it was to be read", held.dataset());
        } catch (OutOfMemoryError tooLarge) {
            LOG.warn("datasets/{} did not fit into memory", held.dataset());
            detections.fail(held, ApiException.of(TABLE_TOO_LARGE, "The table is too large for the memory there is."));
        } catch (DependencyUnavailable away) {
            LOG.warn("detection of datasets/{} waits: {}", held.dataset(), away.getMessage());
            detections.giveBack(held, TRY_AGAIN);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "detection of datasets/{} failed in attempt {}: {}",
                    held.dataset(),
                    held.attempt(),
                    SafeTrace.of(failure));
            detections.again(held, TRY_AGAIN.multipliedBy(held.attempt()));
        } finally {
            // An interrupt was meant for this detection alone.
            Thread.interrupted();
        }
    }

    private void refused(DetectionLease held, TableException refused) {
        if (refused.reason() == TableException.Reason.READ_CANCELLED) {
            LOG.info("detection of datasets/{} was stopped", held.dataset());
            detections.giveBack(held, Duration.ZERO);
        } else {
            LOG.info("datasets/{} is refused: {}", held.dataset(), refused.reason());
            detections.fail(held, TableFailures.refusal(refused));
        }
    }

    private DetectedTable read(DetectionLease held) {
        try {
            Files.createDirectories(scratch);
            Path file = Files.createTempFile(scratch, PREFIX, "");
            try {
                storage.download(held.file(), file);
                return detector.detect(file, held.fileName());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void renewOrStop(DetectionLease held, Thread worker) {
        try {
            if (!detections.renew(held)) {
                worker.interrupt();
            }
        } catch (RuntimeException away) {
            LOG.warn("the lease of datasets/{} could not be renewed", held.dataset(), away);
        }
    }

    /** Stops; a detection under way is given back. */
    @Override
    public void close() {
        due.close();
    }
}
