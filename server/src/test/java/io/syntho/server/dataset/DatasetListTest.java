package io.syntho.server.dataset;

import static io.syntho.server.Calls.refused;
import static io.syntho.v1.ErrorReason.INVALID_FILTER;
import static io.syntho.v1.ErrorReason.INVALID_ORDER_BY;
import static io.syntho.v1.ErrorReason.INVALID_PAGE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.Calls;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.Dataset;
import io.syntho.v1.ListDatasetsRequest;
import io.syntho.v1.ListDatasetsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetListTest {

    private static final int MANY = 23;
    private static DatasetFixture platform;

    private UserId alice = new UserId(UUID.randomUUID());

    @BeforeAll
    static void open() throws Exception {
        platform = new DatasetFixture("dataset_lists");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @BeforeEach
    void manyDatasets() {
        alice = platform.newUser();
        platform.database.runInTransaction(alice, session -> {
            for (int i = 0; i < MANY; i++) {
                session.createNativeMutationQuery("""
                                insert into datasets (id, user_id, name, file_name, file_path, file_size, status, row_count,
                                                      column_count, schema, file_type)
                                values (gen_random_uuid(), :user, :name, 'f.csv', 'x', :size, :status, :rows, 1, '{}', 'csv')""")
                        .setParameter("user", alice.value())
                        .setParameter("name", "Table %d 100%%_!".formatted(i % 5))
                        .setParameter("size", (long) i)
                        .setParameter("status", i % 2 == 0 ? "ready" : "uploaded")
                        .setParameter("rows", i % 6 == 3 ? null : Long.valueOf(i % 4), Long.class)
                        .executeUpdate();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "create_time",
                "update_time desc",
                "display_name",
                "display_name desc, size_bytes",
                "row_count",
                "row_count desc , display_name",
                "size_bytes desc"
            })
    void pagesHoldEverythingOnceInOrder(String orderBy) {
        List<Dataset> whole =
                list(request().setPageSize(1000).setOrderBy(orderBy)).getDatasetsList();

        List<Dataset> paged = new ArrayList<>();
        ListDatasetsRequest.Builder request = request().setPageSize(4).setOrderBy(orderBy);
        String token;
        do {
            ListDatasetsResponse page = list(request);
            assertThat(page.getDatasetsCount()).isBetween(1, 4);
            paged.addAll(page.getDatasetsList());
            token = page.getNextPageToken();
            request.setPageToken(token);
        } while (!token.isEmpty());

        assertThat(whole).hasSize(MANY);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void ordersAreKept() {
        assertThat(list(request().setOrderBy("size_bytes desc")).getDatasetsList())
                .extracting(Dataset::getSizeBytes)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(list(request().setOrderBy("row_count")).getDatasetsList())
                .extracting(dataset -> dataset.hasRowCount() ? dataset.getRowCount() : -1)
                .isSorted();
    }

    @Test
    void filtersAreKept() {
        assertThat(count("state = READY")).isEqualTo(12);
        assertThat(count("state != READY")).isEqualTo(11);
        assertThat(count("size_bytes >= 20")).isEqualTo(3);
        assertThat(count("size_bytes < 20 AND state = READY AND size_bytes > 10"))
                .isEqualTo(4);
        assertThat(count("display_name = \"Table 1 100%_!\"")).isEqualTo(5);
        assertThat(count("display_name : \"TABLE 1\"")).isEqualTo(5);
        assertThat(count("display_name : \"0%_!\"")).as("as they stand").isEqualTo(MANY);
        assertThat(count("display_name : \"1_0\"")).as("no wildcard").isZero();
        assertThat(count("row_count = 1")).isPositive();
        assertThat(count("create_time > 2020-01-01T00:00:00Z")).isEqualTo(MANY);
        assertThat(count("create_time < \"2020-01-01T00:00:00+02:00\"")).isZero();
        assertThat(count("file_type = CSV")).isEqualTo(MANY);
        assertThat(count("display_name = \"x' or '1'='1\"")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "state =",
                "state = READY AND",
                "state = READY OR state = ERROR",
                "state = ready",
                "secret = 1",
                "user_id = \"x\"",
                "size_bytes = many",
                "size_bytes : 3",
                "create_time > yesterday",
                "display_name < a",
                "display_name = \"unclosed",
                "state = READY; drop table datasets"
            })
    void aFilterThatCanNotBeReadIsRefusedWithItsPosition(String filter) {
        ApiException refusal = refused(INVALID_FILTER, () -> list(request().setFilter(filter)));

        assertThat(refusal.metadata()).containsKey("position");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "size_bytes up", "size_bytes,", "size_bytes desc desc", "id", "1", "name; --"})
    void anOrderThatCanNotBeReadIsRefused(String orderBy) {
        refused(INVALID_ORDER_BY, () -> list(request().setOrderBy(orderBy)));
    }

    @Test
    void aTokenIsBoundToItsQueryAndCallerAndGoodForADay() {
        String token = list(request().setPageSize(4)).getNextPageToken();
        UserId bob = platform.newUser();

        refused(INVALID_PAGE_TOKEN, () -> list(request().setPageToken(token).setFilter("state = READY")));
        refused(INVALID_PAGE_TOKEN, () -> list(request().setPageToken(token).setOrderBy("size_bytes")));
        refused(INVALID_PAGE_TOKEN, () -> list(bob, request().setPageToken(token)));
        refused(INVALID_PAGE_TOKEN, () -> list(request().setPageToken("nonsense")));
        refused(INVALID_PAGE_TOKEN, () -> list(request().setPageToken(token.substring(0, 20))));
        assertThat(list(request().setPageToken(token)).getDatasetsCount()).isEqualTo(MANY - 4);
        platform.clock.advance(Duration.ofHours(25));
        refused(INVALID_PAGE_TOKEN, () -> list(request().setPageToken(token)));
    }

    @Test
    void aListIsItsCallersAlone() {
        assertThat(list(platform.newUser(), request()).getDatasetsList()).isEmpty();
    }

    @Test
    void pagesAreFiftyUnlessAsked() {
        platform.database.runInTransaction(
                alice,
                session -> session.createNativeMutationQuery("""
                        insert into datasets (id, user_id, name, file_name, file_path, file_size, status)
                        select gen_random_uuid(), :user, 'x', 'f.csv', 'x', 1, 'uploading' from generate_series(1, 1100)""")
                        .setParameter("user", alice.value())
                        .executeUpdate());

        assertThat(list(request()).getDatasetsCount()).isEqualTo(50);
        assertThat(list(request().setPageSize(5000)).getDatasetsCount()).isEqualTo(1000);
    }

    private int count(String filter) {
        return list(request().setFilter(filter)).getDatasetsCount();
    }

    private static ListDatasetsRequest.Builder request() {
        return ListDatasetsRequest.newBuilder();
    }

    private ListDatasetsResponse list(ListDatasetsRequest.Builder request) {
        return list(alice, request);
    }

    private static ListDatasetsResponse list(UserId user, ListDatasetsRequest.Builder request) {
        return Calls.as(user, answer -> platform.service.listDatasets(request.build(), answer));
    }
}
