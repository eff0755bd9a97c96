package io.syntho.server.generation;

import io.syntho.server.platform.database.paging.ListSpec;
import io.syntho.server.platform.database.paging.Page;
import io.syntho.server.platform.database.paging.PageRequest;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.GenerationMethod;
import io.syntho.v1.SyntheticDataset;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Finds and lists what is shown of synthetic datasets. Every query names the owner, besides the row security that holds anyway. */
final class Overviews {

    private static final ListSpec<OverviewEntity> LIST = ListSpec.<OverviewEntity>of(
                    "syntheticDatasets", "create_time desc", "s.id", row -> row.id)
            .filterReference("dataset", "s.originalDatasetId", "datasets")
            .filterChoice("state", "s.status", states())
            .filterChoice("method", "s.method", methods())
            .filterText("display_name", "s.name")
            .filterNumber("row_count", "cast(s.rowCount as double)")
            .filterNumber("privacy_score", "cast(s.privacyScore as double)")
            .filterNumber("quality_score", "s.qualityScore")
            .filterTime("create_time", "s.createdAt")
            .orderTime("create_time", "s.createdAt", row -> row.createdAt)
            .orderTime(
                    "finish_time",
                    "coalesce(s.finishedAt, s.createdAt)",
                    row -> Optional.ofNullable(row.finishedAt).orElse(row.createdAt))
            .orderText("display_name", "s.name", row -> row.name)
            .orderInteger(
                    "row_count",
                    "coalesce(s.rowCount, -1L)",
                    row -> Optional.ofNullable(row.rowCount).orElse(-1L))
            .orderNumber(
                    "privacy_score",
                    "coalesce(cast(s.privacyScore as double), -1d)",
                    row -> row.privacyScore == null ? -1 : row.privacyScore.doubleValue())
            .orderNumber(
                    "quality_score",
                    "coalesce(s.qualityScore, -1d)",
                    row -> Optional.ofNullable(row.qualityScore).orElse(-1.0));

    private Overviews() {}

    static Optional<OverviewEntity> find(StatelessSession session, UserId owner, SyntheticDatasetId id) {
        return session.createSelectionQuery(
                        "from SyntheticDatasetOverview where id = :id and userId = :owner", OverviewEntity.class)
                .setParameter("id", id.value())
                .setParameter("owner", owner.value())
                .uniqueResultOptional();
    }

    static Page<OverviewEntity> page(StatelessSession session, PageRequest request, Clock clock) {
        return LIST.page(
                request,
                clock,
                query -> query.bind(session.createSelectionQuery(
                                        "from SyntheticDatasetOverview s where s.userId = :owner and ("
                                                + query.conditions() + ") order by " + query.order(),
                                        OverviewEntity.class)
                                .setParameter("owner", request.caller().value()))
                        .getResultList());
    }

    private static Map<String, String> states() {
        return words(SyntheticDataset.State.values(), "STATE_");
    }

    private static Map<String, String> methods() {
        return words(GenerationMethod.values(), "GENERATION_METHOD_");
    }

    /** The contract's words, each with what the database has for it. */
    private static Map<String, String> words(Enum<?>[] values, String prefix) {
        return Arrays.stream(values)
                .map(Enum::name)
                .filter(name -> name.startsWith(prefix) && !name.endsWith("_UNSPECIFIED"))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toMap(Function.identity(), word -> word.toLowerCase(Locale.ROOT)));
    }
}
