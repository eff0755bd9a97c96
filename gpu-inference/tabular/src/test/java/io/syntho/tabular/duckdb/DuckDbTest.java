package io.syntho.tabular.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbTest {

    @TempDir
    private Path directory;

    private Scratch scratch;
    private DuckDb duckDb;

    @BeforeEach
    void open() throws Exception {
        scratch = Scratch.create();
        Files.writeString(directory.resolve("mine.csv"), "a,b\n1,2\n");
        Files.writeString(directory.resolve("yours.csv"), "a,b\n3,4\n");
        duckDb = DuckDb.open(new DuckDb.Settings(
                scratch.directory(), List.of(directory.resolve("mine.csv")), 128 << 20, 1, Duration.ofSeconds(30)));
    }

    @AfterEach
    void close() throws SQLException {
        duckDb.close();
        scratch.close();
    }

    @Test
    void theGivenFileCanBeRead() throws SQLException {
        assertThat(duckDb.longs("SELECT a, b FROM '%s'".formatted(directory.resolve("mine.csv"))))
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_csv('%s/yours.csv')",
                "SELECT * FROM read_csv('%s/mine.csv/../yours.csv')",
                "SELECT * FROM read_blob('%s/*')",
                "SELECT * FROM glob('/etc/*')",
                "COPY (SELECT 1) TO '%s/made.csv'",
                "EXPORT DATABASE '%s/dump'",
                "ATTACH '%s/made.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "LOAD '%s/x.duckdb_extension'",
                "SELECT * FROM 'http://127.0.0.1:1/x.csv'",
                "SET enable_external_access=true",
                "SET allowed_paths=['/']",
                "SET memory_limit='64GB'",
                "SET threads=64",
                "RESET lock_configuration",
                "SELECT getenv('HOME')"
            })
    void nothingElseCanBeTouched(String sql) {
        assertThatThrownBy(() -> duckDb.execute(sql.formatted(directory)))
                .as(sql)
                .isInstanceOf(SQLException.class);
        assertThat(directory).isDirectoryNotContaining(file -> file.toString().contains("made"));
    }

    @Test
    void literalsAndIdentifiersHoldAnything() throws SQLException {
        String odd = "it's \"x\"; --";
        List<DuckDb.ResultColumn> columns =
                duckDb.describe("SELECT %s AS %s".formatted(DuckDb.literal(odd), DuckDb.quoted(odd)));

        assertThat(columns).containsExactly(new DuckDb.ResultColumn(odd, "VARCHAR"));
    }

    @Test
    void aScratchDirectoryIsPrivateAndGoesWithItsContent() throws Exception {
        Scratch other = Scratch.create();
        Files.createDirectories(other.file("a/b"));
        Files.writeString(other.file("a/b/c"), "x");
        Path target = Files.writeString(directory.resolve("kept"), "x");
        other.alias(target);
        assertThat(Files.getPosixFilePermissions(other.directory())).hasSize(3);

        other.close();

        assertThat(other.directory()).doesNotExist();
        assertThat(target).exists();
    }

    @Test
    void whatKilledProcessesLeftIsDeletedAndWhatLivingOnesUseIsNot() throws Exception {
        Path dead = Files.createDirectories(directory.resolve(Scratch.PREFIX + "999999999999-1/x"));
        Path living = Files.createDirectory(
                directory.resolve(Scratch.PREFIX + ProcessHandle.current().pid() + "-1"));
        Path odd = Files.createDirectory(directory.resolve(Scratch.PREFIX + "..-1"));

        Scratch.sweep(directory, Instant.now().minusSeconds(60));
        assertThat(dead).as("touched a moment ago").exists();

        Scratch.sweep(directory, Instant.now().plusSeconds(60));
        assertThat(dead.getParent()).doesNotExist();
        assertThat(living).exists();
        assertThat(odd).exists();
    }
}
