package io.syntho.server.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.generation.inference.InProcess;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.tabular.read.TableException;
import io.syntho.v1.Constraint;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.SyntheticDataset;
import io.syntho.v1.UniqueConstraint;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Work that fails: what is tried again, what is not, and what is left. */
class PipelineFailureTest extends WithPipeline {

    @Test
    void anAttemptThatFailsInSamplingIsFollowedByOneThatDoesNotLearnAgain() throws IOException {
        UUID dataset = jobs.people(500);
        FaultyInference faulty = new FaultyInference(1);
        jobs.worker(faulty);

        SyntheticDataset made = jobs.ended(jobs.create(dataset, GenerationConfig.getDefaultInstance()));

        assertThat(made.getState()).isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
        assertThat(made.getAttempt()).isEqualTo(2);
        assertThat(faulty.fitted).hasSize(1);
        assertThat(made.getRowCount()).as("as many as the original has").isEqualTo(500);
        assertThat(jobs.objects(Bucket.SYNTHETIC, made)).contains("1/fit/model.bin", "2/sample/synthetic.csv");
        jobs.nothingIsLeftOnTheDisk();
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        UUID dataset = jobs.people(500);
        jobs.worker(new FaultyInference(1, 2, 3));

        SyntheticDataset failed = jobs.ended(jobs.create(dataset, GenerationConfig.getDefaultInstance()));

        assertThat(failed.getState()).isEqualTo(SyntheticDataset.State.STATE_FAILED);
        assertThat(failed.getError().getReason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
        jobs.services.deletions.run();
        assertThat(jobs.objects(Bucket.SYNTHETIC, failed)).isEmpty();
        assertThat(jobs.services.count("select count(*) from privacy_scores")).isZero();
        jobs.nothingIsLeftOnTheDisk();
    }

    @Test
    void aFileOfOursThatCanNotBeReadIsNotBlamedOnTheOriginal() throws IOException {
        UUID dataset = jobs.people(500);
        jobs.worker(new FaultyInference(
                () -> new TableException(TableException.Reason.FILE_CORRUPT, "The file is damaged."), 1, 2, 3));

        SyntheticDataset failed = jobs.ended(jobs.create(dataset, GenerationConfig.getDefaultInstance()));

        assertThat(failed.getError().getReason()).isEqualTo("INTERNAL_ERROR");
        assertThat(failed.getError().getMessage()).doesNotContain("damaged");
        assertThat(failed.getAttempt()).isEqualTo(3);
    }

    @Test
    void aSourceThatWasDeletedFailsTheJobAtOnce() throws IOException {
        UUID dataset = jobs.people(500);
        SyntheticDataset made = jobs.create(dataset, GenerationConfig.getDefaultInstance());
        jobs.services.database.runInTransaction(
                jobs.owner,
                session -> session.createNativeMutationQuery("delete from datasets where id = :id")
                        .setParameter("id", dataset)
                        .executeUpdate());

        jobs.worker(new InProcess());

        SyntheticDataset failed = jobs.ended(made);
        assertThat(failed.getError().getReason()).isEqualTo("SOURCE_DELETED");
        assertThat(failed.getAttempt()).isEqualTo(1);
    }

    @Test
    void tooFewRowsToLearnFromFailTheJobAtOnce() throws IOException {
        UUID dataset = jobs.people(2);
        jobs.worker(new InProcess());

        SyntheticDataset failed = jobs.ended(jobs.create(dataset, GenerationConfig.getDefaultInstance()));

        assertThat(failed.getError().getReason()).isEqualTo("TABLE_TOO_FEW_ROWS");
        assertThat(failed.getAttempt()).isEqualTo(1);
    }

    @Test
    void realRowsThatBreakAConstraintFailTheJobAndAreNamed() throws IOException {
        UUID dataset = jobs.people(300);
        jobs.worker(new InProcess());

        SyntheticDataset failed = jobs.ended(jobs.create(
                dataset,
                GenerationConfig.newBuilder()
                        .addConstraints(Constraint.newBuilder()
                                .setUnique(UniqueConstraint.newBuilder().addColumns("age")))
                        .build()));

        assertThat(failed.getError().getReason()).isEqualTo("CONSTRAINT_VIOLATED_BY_DATA");
        assertThat(failed.getError().getMetadataMap()).containsKeys("constraint", "row_count", "rows");
        assertThat(failed.getAttempt()).isEqualTo(1);
    }
}
