package io.syntho.tabular.duckdb;

import io.syntho.tabular.TableSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBTableFunctionBuilder;

/**
 * One in-memory DuckDB that can touch the given files and nothing else: no other path, no network, no extension, and no way to change
 * that by SQL. Not safe for use by several threads.
 */
public final class DuckDb implements AutoCloseable {

    private static final int VECTOR_ROWS = 2_048;
    private static final int MOST_ROWS_PER_GROUP = 60 * VECTOR_ROWS;
    private static final int CELLS_PER_ROW_GROUP = 1_000_000;

    private final DuckDBConnection connection;
    private final Duration timeout;

    private DuckDb(DuckDBConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /**
     * What an instance may use.
     *
     * @param directory an existing directory for what does not fit into memory
     * @param files the files that may be read and written
     * @param memoryBytes memory for buffers and hash tables
     * @param threads worker threads
     * @param timeout longest time of one statement
     */
    public record Settings(Path directory, List<Path> files, long memoryBytes, int threads, Duration timeout) {

        /** Keeps the list unmodifiable. */
        public Settings {
            files = List.copyOf(files);
        }
    }

    /** Receives chunks of up to 2,048 rows, in the result's order. */
    @FunctionalInterface
    public interface ChunkConsumer {

        /** Takes {@code rows} rows; the chunk is gone when this returns. */
        void accept(DuckDBDataChunkReader chunk, int rows);
    }

    /**
     * A result column.
     *
     * @param name its name
     * @param type DuckDB's name of its type
     */
    public record ResultColumn(String name, String type) {}

    /** Opens and locks an instance. */
    public static DuckDb open(Settings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("memory_limit", settings.memoryBytes() + "B");
        properties.setProperty(
                "temp_directory", settings.directory().resolve("duckdb").toString());
        properties.setProperty("max_temp_directory_size", "8GB");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("allow_unsigned_extensions", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            String files = settings.files().stream()
                    .map(file -> literal(file.toString()))
                    .collect(Collectors.joining(", "));
            statement.execute("SET allowed_paths=[" + files + "]");
            statement.execute("SET enable_external_access=false");
            statement.execute("SET lock_configuration=true");
            return new DuckDb(connection.unwrap(DuckDBConnection.class), settings.timeout());
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** {@code text} as an SQL string literal. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** {@code name} as an SQL identifier. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The connection, for what this class does not offer. */
    public DuckDBConnection connection() {
        return connection;
    }

    /** Columns of a query, without running it. */
    public List<ResultColumn> describe(String query) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE " + query)) {
            while (result.next()) {
                columns.add(new ResultColumn(result.getString(1), result.getString(2)));
            }
        }
        return columns;
    }

    /** The first row of a query, as longs; a null is 0. */
    public long[] longs(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            long[] values = new long[result.getMetaData().getColumnCount()];
            if (result.next()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = result.getLong(i + 1);
                }
            }
            return values;
        }
    }

    /** Runs a statement without a result. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(timeoutSeconds());
            statement.execute(sql);
        }
    }

    /** Streams a query's result; the whole of it is never in memory. */
    public void stream(String query, ChunkConsumer consumer) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(query)) {
            statement.setQueryTimeout(timeoutSeconds());
            try (DuckDBChunkedResult result = statement.query()) {
                while (result.nextChunk()) {
                    DuckDBDataChunkReader chunk = result.chunk();
                    consumer.accept(chunk, Math.toIntExact(chunk.rowCount()));
                }
            }
        }
    }

    /**
     * Writes tables as one Parquet file (zstd), streaming: at most one row group is in memory. The same tables give the same bytes.
     *
     * @param file one of the files that this instance may touch
     * @param schema the columns of every table
     * @param tables asked on a thread of DuckDB's
     */
    public void writeParquet(Path file, TableSchema schema, TableFeed tables) throws SQLException {
        List<FeedColumn> columns = schema.columns().stream().map(FeedColumn::of).toList();
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName("row_feed")
                    .withFunction(new RowFeed(columns, tables))
                    .register(connection);
        }
        String selected = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).cast().formatted("c" + i) + " AS "
                        + quoted(schema.columns().get(i).name()))
                .collect(Collectors.joining(", "));
        int rowGroup = Math.clamp(
                CELLS_PER_ROW_GROUP / columns.size() / VECTOR_ROWS * VECTOR_ROWS, VECTOR_ROWS, MOST_ROWS_PER_GROUP);
        execute(
                "COPY (SELECT %s FROM row_feed()) TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d, USE_TMP_FILE false)"
                        .formatted(selected, literal(file.toString()), rowGroup));
    }

    private int timeoutSeconds() {
        return Math.toIntExact(Math.max(1, timeout.toSeconds()));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
