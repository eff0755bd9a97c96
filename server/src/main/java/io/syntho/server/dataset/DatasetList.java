package io.syntho.server.dataset;

import io.syntho.server.platform.database.paging.ListSpec;
import io.syntho.server.platform.database.paging.Page;
import io.syntho.server.platform.database.paging.PageRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** What ListDatasets can be filtered and ordered by. */
final class DatasetList {

    private static final long UNKNOWN = -1;
    private static final Map<String, String> FILE_TYPES = java.util.stream.Stream.of(
                    "CSV", "JSON", "JSON_LINES", "PARQUET", "EXCEL")
            .collect(Collectors.toMap(Function.identity(), type -> type.toLowerCase(Locale.ROOT)));

    private static final ListSpec<DatasetEntity> SPEC = ListSpec.<DatasetEntity>of(
                    "datasets", "create_time desc", "d.id", dataset -> dataset.id)
            .filterChoice(
                    "state",
                    "d.status",
                    Arrays.stream(DatasetStatus.values()).collect(Collectors.toMap(Enum::name, DatasetStatus::stored)))
            .filterChoice("file_type", "d.fileType", FILE_TYPES)
            .filterText("display_name", "d.name")
            .filterNumber("row_count", "d.rowCount")
            .filterNumber("size_bytes", "d.fileSize")
            .filterTime("create_time", "d.createdAt")
            .orderTime("create_time", "d.createdAt", dataset -> dataset.createdAt)
            .orderTime("update_time", "d.updatedAt", dataset -> dataset.updatedAt)
            .orderText("display_name", "d.name", dataset -> dataset.name)
            .orderInteger(
                    "row_count",
                    "coalesce(d.rowCount, -1)",
                    dataset -> dataset.rowCount == null ? UNKNOWN : dataset.rowCount)
            .orderInteger("size_bytes", "d.fileSize", dataset -> dataset.fileSize);

    private DatasetList() {}

    static Page<DatasetEntity> page(StatelessSession session, PageRequest request, Clock clock) {
        return SPEC.page(
                request,
                clock,
                query -> query.bind(session.createSelectionQuery(
                                        "from Dataset d where d.userId = :owner and %s order by %s"
                                                .formatted(query.conditions(), query.order()),
                                        DatasetEntity.class)
                                .setParameter("owner", request.caller().value()))
                        .getResultList());
    }
}
