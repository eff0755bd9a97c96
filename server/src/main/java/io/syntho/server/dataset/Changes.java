package io.syntho.server.dataset;

import static io.syntho.v1.ErrorReason.DATASET_IN_USE;

import io.syntho.server.platform.database.Database;
import io.syntho.server.platform.database.Etags;
import io.syntho.server.platform.database.Idempotency;
import io.syntho.server.platform.database.UpdateMasks;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.errors.ErrorDetail;
import io.syntho.server.platform.errors.Texts;
import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.Bucket;
import io.syntho.server.platform.storage.ObjectDeletions;
import io.syntho.v1.Dataset;
import io.syntho.v1.DeleteDatasetRequest;
import io.syntho.v1.ProcessingDeclaration;
import io.syntho.v1.UpdateDatasetRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** What an owner changes about a dataset, and its end. */
final class Changes {

    private static final Set<String> CHANGEABLE = Set.of("display_name", "description", "schema", "declaration");

    private final Database database;
    private final ObjectDeletions deletions;
    private final Idempotency idempotency;
    private final DatasetUses uses;

    Changes(Database database, ObjectDeletions deletions, Idempotency idempotency, DatasetUses uses) {
        this.database = database;
        this.deletions = deletions;
        this.idempotency = idempotency;
        this.uses = uses;
    }

    /** The name of the dataset, changed. */
    String update(UserId owner, UpdateDatasetRequest request) {
        Set<String> paths = UpdateMasks.paths(request.getUpdateMask(), CHANGEABLE);
        Dataset wish = request.getDataset();
        UUID id = DatasetRows.id(wish.getName());
        Idempotency.Request once = new Idempotency.Request(owner, "UpdateDataset", request.getRequestId(), request);
        return database.inTransaction(
                owner,
                session -> idempotency.onceNamed(session, once, () -> {
                    DatasetEntity dataset = DatasetRows.lock(session, owner, id)
                            .orElseThrow(() -> DatasetRows.notFound(wish.getName()));
                    Etags.check(wish.getEtag(), dataset.version);
                    paths.forEach(path -> change(session, dataset, path, wish));
                    DatasetRows.update(session, dataset);
                    return wish.getName();
                }));
    }

    private static void change(StatelessSession session, DatasetEntity dataset, String path, Dataset wish) {
        switch (path) {
            case "display_name" -> dataset.name = name(wish.getDisplayName());
            case "description" -> dataset.description = Texts.clean("dataset.description", wish.getDescription());
            case "declaration" -> dataset.declaration = StoredJson.write(clean(wish.getDeclaration()));
            case "schema" -> correct(session, dataset, wish);
            default -> throw new IllegalArgumentException(path);
        }
    }

    private static String name(String wish) {
        if (wish.isBlank()) {
            throw ApiException.invalid("dataset.display_name", "is empty (expected: a name)");
        }
        return Texts.cleanLine("dataset.display_name", wish);
    }

    private static ProcessingDeclaration clean(ProcessingDeclaration declaration) {
        Texts.clean("dataset.declaration.controller", declaration.getController());
        Texts.clean("dataset.declaration.purpose", declaration.getPurpose());
        Texts.clean("dataset.declaration.recipients", declaration.getRecipients());
        Texts.clean("dataset.declaration.retention", declaration.getRetention());
        return declaration;
    }

    private static void correct(StatelessSession session, DatasetEntity dataset, Dataset wish) {
        if (dataset.status() != DatasetStatus.READY) {
            throw SourceTables.notReady(dataset);
        }
        StoredSchema stored =
                StoredSchema.fromJson(DatasetRows.schema(session, dataset.id).orElseThrow());
        StoredSchema corrected = SchemaCorrections.apply(stored, wish.getSchema());
        DatasetRows.saveSchema(session, dataset.id, corrected.toJson());
    }

    void delete(UserId owner, DeleteDatasetRequest request) {
        UUID id = DatasetRows.id(request.getName());
        Idempotency.Request once = new Idempotency.Request(owner, "DeleteDataset", request.getRequestId(), request);
        // One entry after a deletion; none after a replay.
        List<Runnable> afterwards = new ArrayList<>();
        database.runInTransaction(
                owner,
                session -> idempotency.onceNamed(session, once, () -> {
                    afterwards.clear(); // the transaction may run again
                    DatasetEntity dataset = DatasetRows.lock(session, owner, id)
                            .orElseThrow(() -> DatasetRows.notFound(request.getName()));
                    Etags.check(request.getEtag(), dataset.version);
                    afterwards.add(release(session, owner, dataset, request.getForce()));
                    session.createMutationQuery("delete from Upload where datasetId = :id and userId = :owner")
                            .setParameter("id", id)
                            .setParameter("owner", owner.value())
                            .executeUpdate();
                    DatasetRows.delete(session, owner, id);
                    deletions.resource(session, Bucket.DATASETS, owner, id);
                    return request.getName();
                }));
        afterwards.forEach(Runnable::run);
        deletions.run();
    }

    private Runnable release(StatelessSession session, UserId owner, DatasetEntity dataset, boolean force) {
        long underWay = uses.underWay(session, owner, dataset.id);
        if (underWay > 0 && !force) {
            throw ApiException.of(
                    DATASET_IN_USE,
                    "%d synthetic datasets are being made of it.".formatted(underWay),
                    ErrorDetail.state(dataset.resourceName(), "cancel them first, or delete it with force"));
        }
        Runnable afterwards = underWay > 0 ? uses.cancelAll(session, owner, dataset.id) : () -> {};
        uses.forgetModels(session, owner, dataset.id);
        return afterwards;
    }
}
