package io.syntho.acceptance;

import io.syntho.local.backends.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What PostgreSQL and the object storage hold of one synthetic dataset, seen from behind the API.
 *
 * @param id of the synthetic dataset
 */
record Truth(UUID id) {

    private static final String POINTED = """
            select 'synthetic/' || path
            from synthetic_datasets, unnest(array[file_path, csv_path, model_path, preview_path]) path
            where id = ?::uuid and path is not null
            union all select 'reports/' || file_path from compliance_reports where synthetic_dataset_id = ?::uuid""";

    /** Of a resource's name, {@code …/{uuid}}. */
    static Truth of(String name) {
        return new Truth(UUID.fromString(name.substring(name.indexOf('/') + 1)));
    }

    /** The state of its job. */
    String state() {
        return one("select state from jobs where synthetic_dataset_id = ?::uuid");
    }

    /** The fields of its job's row that an SQL expression gives. */
    String job(String expression) {
        return one("select " + expression + " from jobs where synthetic_dataset_id = ?::uuid");
    }

    /** The rows of {@code table} about it. */
    int rows(String table) {
        return Integer.parseInt(one("select count(*) from " + table + " where synthetic_dataset_id = ?::uuid"));
    }

    /** How often its job's log tells {@code event}. */
    int logged(String event) {
        return query(
                        "select event from job_logs where synthetic_dataset_id = ?::uuid and event = ?",
                        id.toString(),
                        event)
                .size();
    }

    /** Number and word of every kept event after {@code sequence}, in order. */
    List<String> logAfter(long sequence) {
        return query(
                "select sequence || ' ' || event from job_logs"
                        + " where synthetic_dataset_id = ?::uuid and sequence > ?::bigint order by sequence",
                id.toString(),
                Long.toString(sequence));
    }

    /** The objects that the database points to, as {@code bucket/key}. */
    Set<String> pointed() {
        return new TreeSet<>(query(POINTED, id.toString(), id.toString()));
    }

    /** The objects that the storage holds, as {@code bucket/key}. */
    Set<String> stored() {
        Path store = TestPlatform.data("object-storage").resolve("store");
        String below = job("user_id") + "/" + id;
        return Stream.of("synthetic", "reports")
                .map(bucket -> store.resolve(bucket).resolve(below))
                .filter(Files::exists)
                .flatMap(Truth::files)
                .map(file -> store.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (NoSuchFileException beingDeleted) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String one(String sql) {
        List<String> rows = query(sql, id.toString());
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows (expected: 1): " + sql);
        }
        return rows.getFirst();
    }

    /** The first column of an SQL query's rows, as the platform itself sees them and not one of its users. */
    static List<String> query(String sql, String... values) {
        Database database = TestPlatform.database();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                Statement role = connection.createStatement();
                PreparedStatement query = connection.prepareStatement(sql)) {
            role.execute("select set_config('syntho.system', 'on', false)");
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            return column(query);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static List<String> column(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
            return column;
        }
    }
}
