package io.syntho.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.ValueFormat;
import io.syntho.tabular.read.TableException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredSchemaTest {

    @Test
    void nothingIsLostInTheDatabase() {
        StoredSchema schema = schema("age", "x");

        assertThat(StoredSchema.fromJson(schema.toJson())).isEqualTo(schema);
    }

    @Property(tries = 300)
    void whateverStandsInNamesAndValuesIsStorable(@ForAll @StringLength(max = 20) String text) {
        String hostile = text + "\u0000\\u0000\\\u0000\ud800";
        String json = schema(hostile, hostile).toJson();

        assertThat(json).doesNotContain("\u0000").doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*\\\\u0000");
        assertThatCode(() -> StoredSchema.fromJson(json)).doesNotThrowAnyException();
    }

    @Test
    void timesAreSecondsInTheContract() {
        ColumnProfile profile = new ColumnProfile(
                0, 2, List.of(0.0, 1e6, 2e6, 3e6, 4e6, 5e6, 6e6), Double.NaN, List.of(), List.of(), List.of(1L, 2L));
        ColumnSchema time = new ColumnSchema(
                "t",
                StorageType.DATETIME,
                Meaning.DATETIME,
                Optional.empty(),
                1,
                "",
                ValueFormat.PLAIN,
                profile,
                false);

        io.syntho.v1.ColumnProfile message = SchemaMessages.of(
                        new StoredSchema("1", new TableSchema(List.of(time)), List.of()))
                .getColumns(0)
                .getProfile();

        assertThat(message.getQuantiles(6).getValue()).isEqualTo(6);
        assertThat(message.getHistogram().getEdgesList()).containsExactly(0.0, 3.0, 6.0);
        assertThat(message.hasMean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PiiKind.class)
    void everyKindOfPersonalDataIsInTheContract(PiiKind kind) {
        assertThat(SchemaMessages.kind(SchemaMessages.kind(kind))).isEqualTo(kind);
    }

    @Test
    void theContractsWordsAreTheEngines() {
        for (StorageType type : StorageType.values()) {
            assertThat(SchemaMessages.type(io.syntho.v1.StorageType.valueOf("STORAGE_TYPE_" + type.name())))
                    .isEqualTo(type);
        }
        for (Meaning meaning : Meaning.values()) {
            assertThat(SchemaMessages.meaning(io.syntho.v1.Meaning.valueOf("MEANING_" + meaning.name())))
                    .isEqualTo(meaning);
        }
        for (TableException.Reason reason : TableException.Reason.values()) {
            assertThat(TableFailures.reason(reason)).isNotNull();
        }
    }

    private static StoredSchema schema(String name, String value) {
        ColumnProfile profile = new ColumnProfile(
                0.25,
                2,
                List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0),
                Double.NaN,
                List.of(new ColumnProfile.ValueCount(value, 3)),
                List.of(value),
                List.of(1L, 2L));
        ColumnSchema column = new ColumnSchema(
                name,
                StorageType.DECIMAL,
                Meaning.CONTINUOUS,
                Optional.of(PiiKind.AGE),
                0.5,
                "why",
                ValueFormat.ofDecimals(2).withMissingMarkers(List.of("?")),
                profile,
                true);
        PiiFinding finding = new PiiFinding(
                name, PiiKind.AGE, 0.5, 0.5, "header", List.of("4*"), Optional.of(HipaaIdentifier.C), 10, false);
        return new StoredSchema("schema-1", new TableSchema(List.of(column)), List.of(finding));
    }
}
