package io.syntho.server.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.server.platform.identity.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adult census|adult-census.csv",
                "Zürich Straße café|zurich-stra-e-cafe.csv",
                "../../etc/passwd|etc-passwd.csv",
                "a\"; rm -rf /; \"|a-rm-rf.csv",
                "表|table.csv",
                "=cmd()|cmd.csv",
                "...|table.csv"
            })
    void aNameKeepsWhatIsReadable(String wish, String safe) {
        assertThat(SafeNames.of(wish, "table", ".csv")).isEqualTo(safe);
    }

    @Test
    void aNameIsNeverLong() {
        assertThat(SafeNames.of("x".repeat(5000), "table", ".csv")).hasSize(84);
        assertThat(SafeNames.of("\r\n\u202e\u0000", "table", ".csv")).isEqualTo("table.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/../b", "/a", "a//b", ".hidden", "a b", "a\"b", "", "a/", "\n"})
    void aKeyIsNeverMadeOfAHostileName(String name) {
        UserId owner = new UserId(UUID.randomUUID());

        assertThatThrownBy(() -> new ObjectKey(Bucket.DATASETS, owner, UUID.randomUUID(), name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyIsReadBackFromItsPath() {
        ObjectKey key = new ObjectKey(
                Bucket.SYNTHETIC, new UserId(UUID.randomUUID()), UUID.randomUUID(), "attempt-1/table.parquet");

        assertThat(ObjectKey.parse(Bucket.SYNTHETIC, key.path())).isEqualTo(key);
    }
}
