package io.syntho.server.generation;

import static io.syntho.server.Calls.refused;
import static io.syntho.v1.ErrorReason.DATASET_IN_USE;
import static io.syntho.v1.ErrorReason.DATASET_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.syntho.server.Calls;
import io.syntho.server.dataset.DatasetService;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.v1.CreateSyntheticDatasetRequest;
import io.syntho.v1.DeleteDatasetRequest;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.GetDatasetRequest;
import io.syntho.v1.GetSyntheticDatasetRequest;
import io.syntho.v1.SyntheticDataset;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of generations when their dataset is deleted. */
class DatasetGenerationsTest {

    private static ServiceFixture platform;
    private static DatasetService datasets;

    private UserId alice = new UserId(UUID.randomUUID());
    private UUID dataset = UUID.randomUUID();

    @BeforeAll
    static void open() {
        platform = new ServiceFixture("dataset_generations");
        datasets = new DatasetService(
                platform.database,
                platform.storage,
                platform.deletions,
                new Idempotency(platform.clock),
                new DatasetGenerations(platform.jobs, platform.dispatch, platform.deletions),
                platform.ids,
                platform.clock);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void readyDataset() {
        alice = platform.user();
        dataset = platform.dataset(alice, "ready");
    }

    @Test
    void aDatasetIsNotDeletedWhileSomethingIsMadeOfIt() {
        SyntheticDataset pending = create();

        refused(DATASET_IN_USE, () -> delete(false));

        assertThat(read(pending).getState()).isEqualTo(SyntheticDataset.State.STATE_PENDING);
    }

    @Test
    void byForceItGoesAndWhatIsBeingMadeOfItIsCancelled() {
        SyntheticDataset pending = create();

        delete(true);

        assertThat(read(pending).getState()).isEqualTo(SyntheticDataset.State.STATE_CANCELLED);
        refused(
                DATASET_NOT_FOUND,
                () -> Calls.<io.syntho.v1.Dataset>as(
                        alice,
                        answer -> datasets.getDataset(
                                GetDatasetRequest.newBuilder().setName(name()).build(), answer)));
    }

    @Test
    void whatWasMadeOfItStaysWithoutItsModel() {
        UUID id = UUID.randomUUID();
        ObjectKey table = put(new ObjectKey(Bucket.SYNTHETIC, alice, id, "1/sample/table.parquet"));
        ObjectKey model = put(new ObjectKey(Bucket.SYNTHETIC, alice, id, "1/fit/model.bin"));
        platform.database.runInTransaction(
                alice,
                session -> session.createNativeMutationQuery("""
                        insert into synthetic_datasets (id, user_id, original_dataset_id, generation_method, status,
                            row_count, file_path, model_path)
                        values (:id, :owner, :dataset, 'gaussian_copula', 'completed', 1, :table, :model)""")
                        .setParameter("id", id)
                        .setParameter("owner", alice.value())
                        .setParameter("dataset", dataset)
                        .setParameter("table", table.path())
                        .setParameter("model", model.path())
                        .executeUpdate());

        delete(false);

        assertThat(platform.storage.find(model))
                .as("a model holds what it learned")
                .isEmpty();
        assertThat(platform.storage.find(table)).isPresent();
        assertThat(platform.count("select count(*) from synthetic_datasets where id = '" + id
                        + "' and model_path is null and original_dataset_id is null"))
                .isEqualTo(1);
    }

    private SyntheticDataset create() {
        CreateSyntheticDatasetRequest request = CreateSyntheticDatasetRequest.newBuilder()
                .setDataset(name())
                .setMethod(GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA)
                .build();
        return Calls.as(alice, answer -> platform.service.createSyntheticDataset(request, answer));
    }

    private SyntheticDataset read(SyntheticDataset made) {
        GetSyntheticDatasetRequest request =
                GetSyntheticDatasetRequest.newBuilder().setName(made.getName()).build();
        return Calls.as(alice, answer -> platform.service.getSyntheticDataset(request, answer));
    }

    private void delete(boolean force) {
        DeleteDatasetRequest request = DeleteDatasetRequest.newBuilder()
                .setName(name())
                .setForce(force)
                .build();
        Calls.<Empty>as(alice, answer -> datasets.deleteDataset(request, answer));
    }

    private String name() {
        return "datasets/" + dataset;
    }

    private static ObjectKey put(ObjectKey key) {
        platform.storage.put(key, new ByteArrayInputStream(new byte[4]), 4, "application/octet-stream");
        return key;
    }
}
