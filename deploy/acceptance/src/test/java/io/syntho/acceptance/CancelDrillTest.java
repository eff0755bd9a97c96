package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.local.demo.CallFailure;
import io.syntho.v1.CancelSyntheticDatasetRequest;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.Stage;
import io.syntho.v1.SyntheticDataset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class CancelDrillTest {

    private static final Logger LOG = LoggerFactory.getLogger(CancelDrillTest.class);

    @AfterAll
    static void nothingIsLeft() {
        Drill.assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STAGE_UNSPECIFIED", "UNRECOGNIZED"})
    void aJobCancelledInAStageIsOverAndItsWorkerTakesTheNext(Stage stage) {
        SyntheticDataset unwanted = Drill.create(stage);
        SyntheticDataset next = Drill.create();
        Watching watching = Watching.of(Drill.customer(), unwanted);
        Watching behind = Watching.of(Drill.customer(), next);
        watching.awaitStage(stage);

        Optional<SyntheticDataset> cancelled = cancel(unwanted);
        if (stage == Stage.STAGE_STORE && cancelled.isEmpty()) {
            // Storing is one transaction: who cancels too late is told so, and has the whole result.
            Drill.assertCompletedOnce(watching);
        } else {
            assertThat(cancelled).as("it is not too late").isPresent();
            assertThat(watching.end().getState()).isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
        }
        behind.awaitStage(Stage.STAGE_LOAD);

        if (cancelled.isPresent()) {
            assertOver(Truth.of(unwanted.getName()), Truth.of(next.getName()));
        }
        cancel(next);
        assertThat(behind.end().getState()).isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
        Drill.ended(Truth.of(next.getName()));
    }

    /** The worker does one job at a time: that it began the next one proves that it left this one. */
    private static void assertOver(Truth unwanted, Truth next) {
        double seconds = Double.parseDouble(next.job("extract(epoch from started_at)"))
                - Double.parseDouble(unwanted.job("extract(epoch from finished_at)"));
        assertThat(seconds).as("one job after the other").isNotNegative();
        // The promise is two seconds; how long a busy machine takes is no matter of right or wrong.
        LOG.info("{} s between a cancellation and the worker's next job", seconds);
        assertThat(unwanted.state()).isEqualTo("cancelled");
        assertThat(unwanted.pointed()).isEmpty();
        assertThat(unwanted.rows("quality_reports") + unwanted.rows("privacy_scores"))
                .as("reports")
                .isZero();
        Drill.ended(unwanted);
    }

    private static Optional<SyntheticDataset> cancel(SyntheticDataset synthetic) {
        CancelSyntheticDatasetRequest request = CancelSyntheticDatasetRequest.newBuilder()
                .setName(synthetic.getName())
                .setRequestId(UUID.randomUUID().toString())
                .build();
        try {
            return Optional.of(Drill.customer()
                    .api()
                    .call(() -> Drill.customer().api().syntheticDatasets().cancelSyntheticDataset(request)));
        } catch (CallFailure tooLate) {
            assertThat(tooLate.reason()).isEqualTo(ErrorReason.SYNTHETIC_DATASET_FINISHED.name());
            return Optional.empty();
        }
    }
}
