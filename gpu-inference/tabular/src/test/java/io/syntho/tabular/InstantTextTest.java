package io.syntho.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantTextTest {

    private static double micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1e6 + time.getNano() / 1000;
    }

    @Property
    void everyInstantComesBack(
            @ForAll @LongRange(min = -30_000_000_000_000_000L, max = 100_000_000_000_000_000L) long any) {
        double micros = any / 100;
        for (String pattern : new String[] {
            "yyyy-MM-dd HH:mm:ss.SSSSSS", "d/M/yyyy H:mm:ss[.SSSSSS]", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX"
        }) {
            InstantText text = InstantText.of(pattern);
            assertThat(text.parse(text.format(micros))).as(pattern).isEqualTo(micros);
        }
        assertThat(InstantText.parseIso(InstantText.iso(micros, StorageType.DATETIME)))
                .isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2024-02-29|2024-02-29T00:00:00",
                "dd-MMM-yy|31-dec-39|2039-12-31T00:00:00",
                "dd-MMM-yy|01-Jan-40|1940-01-01T00:00:00",
                "MMMM d, yyyy|March 5, 2018|2018-03-05T00:00:00",
                "MMM-yyyy|Mar-2018|2018-03-01T00:00:00",
                "yyyy-MM|2018-11|2018-11-01T00:00:00",
                "MM/dd/yyyy hh:mm a|02/03/2020 12:05 AM|2020-02-03T00:05:00",
                "yyyy-MM-dd'T'HH:mm:ssXXX|2020-01-01T00:30:00+01:00|2019-12-31T23:30:00",
                "yyyy-MM-dd'T'HH:mm:ss'Z'|2020-01-01T00:30:00Z|2020-01-01T00:30:00",
                "HH:mm dd.MM.yyyy|07:08 09.10.2011|2011-10-09T07:08:00",
                "epoch_seconds|1577836800|2020-01-01T00:00:00",
                "epoch_millis|1577836800123|2020-01-01T00:00:00.123",
                "yyyy-MM-dd HH|2020-01-01 05|2020-01-01T05:00:00"
            })
    void patternsReadWhatTheySay(String pattern, String text, LocalDateTime expected) {
        assertThat(InstantText.of(pattern).parse(text)).isEqualTo(micros(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2023-02-29", "dd/MM/yyyy|1/2/2020", "dd/MM/yyyy|31/04/2020", "d/M/yyyy|13/13/2020",
                "yyyy-MM-dd|2023-02-28x", "HH:mm dd.MM.yyyy|24:00 01.01.2020", "epoch_seconds|12.5", "yyyy-MM-dd|''"
            })
    void impossibleDatesAreRefused(String pattern, String text) {
        assertThat(InstantText.of(pattern).parse(text)).isNaN();
    }

    @Test
    void aFractionIsWrittenOnlyWhereThereIsOne() {
        InstantText text = InstantText.of("yyyy-MM-dd HH:mm:ss[.SSSSSS]");
        double second = micros(LocalDate.of(2020, 1, 1).atStartOfDay());

        assertThat(text.format(second)).isEqualTo("2020-01-01 00:00:00");
        assertThat(text.format(second + 500_000)).isEqualTo("2020-01-01 00:00:00.5");
        assertThat(text.parse("2020-01-01 00:00:00.25")).isEqualTo(second + 250_000);
        assertThat(InstantText.iso(second + 1_000, StorageType.DATETIME)).isEqualTo("2020-01-01 00:00:00.001");
        assertThat(InstantText.iso(second, StorageType.DATE)).isEqualTo("2020-01-01");
    }
}
