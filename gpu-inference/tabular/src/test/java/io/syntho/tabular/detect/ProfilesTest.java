package io.syntho.tabular.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.ColumnProfile;
import io.syntho.tabular.ColumnProfile.ValueCount;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.NumericColumn;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.ValueFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    private static ColumnProfile profile(double... values) {
        ColumnSchema schema =
                ColumnSchema.of("x", StorageType.DECIMAL, Meaning.CONTINUOUS).with(ValueFormat.ofDecimals(1));
        return Profiles.profiled(schema, new NumericColumn("x", values)).profile();
    }

    @Test
    void numbersAreDescribed() {
        ColumnProfile profile = profile(IntStream.rangeClosed(0, 100)
                .mapToDouble(i -> i == 100 ? Double.NaN : i)
                .toArray());

        assertThat(profile.missingShare()).isCloseTo(1 / 101.0, within(1e-12));
        assertThat(profile.distinctCount()).isEqualTo(100);
        assertThat(profile.quantiles()).containsExactly(0.0, 5.0, 25.0, 50.0, 74.0, 94.0, 99.0);
        assertThat(profile.mean()).isEqualTo(49.5);
        assertThat(profile.histogram()).hasSize(24);
        assertThat(profile.topValues()).hasSize(20);
        assertThat(profile.sample()).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void frequentNumbersComeFirst() {
        ColumnProfile profile = profile(5, 5, 5, 7.5, 7.5, 1);

        assertThat(profile.topValues())
                .containsExactly(new ValueCount("5", 3), new ValueCount("7.5", 2), new ValueCount("1", 1));
    }

    @Test
    void oneValueFillsOneBin() {
        assertThat(profile(3, 3, 3).histogram()).containsExactly(3L);
        assertThat(profile(Double.NaN, Double.NaN).histogram()).isEmpty();
        assertThat(profile(Double.NaN).quantiles()).isEmpty();
    }

    @Property
    void everyValueIsInOneBin(@ForAll @Size(min = 1, max = 200) double[] values) {
        ColumnProfile profile = profile(values);

        assertThat(profile.histogram().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(values.length);
        assertThat(profile.quantiles()).isSorted();
        assertThat(profile.distinctCount()).isBetween(1L, (long) values.length);
    }

    @Test
    void wordsAreDescribedMostFrequentFirstThenInTheirOrder() {
        CodedColumn column = new CodedColumn("w", new int[] {2, 1, 1, 0, -1, 2}, List.of("c", "b", "a", "unused"));
        ColumnProfile profile = Profiles.profiled(ColumnSchema.of("w", StorageType.STRING, Meaning.CATEGORICAL), column)
                .profile();

        assertThat(profile.topValues())
                .containsExactly(new ValueCount("b", 2), new ValueCount("a", 2), new ValueCount("c", 1));
        assertThat(profile.distinctCount()).isEqualTo(3);
        assertThat(profile.missingShare()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(profile.sample()).containsExactly("a", "b", "c");
    }

    @Test
    void longTextsAreShortenedAndNulIsReplaced() {
        CodedColumn column = new CodedColumn("w", new int[] {0, 1}, List.of("x".repeat(5_000), "a\0b"));
        ColumnProfile profile = Profiles.profiled(ColumnSchema.of("w", StorageType.STRING, Meaning.FREE_TEXT), column)
                .profile();

        assertThat(profile.sample().getFirst()).hasSize(200);
        assertThat(profile.sample().get(1)).isEqualTo("a\uFFFDb");
    }
}
