package io.syntho.server.compliance.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Property
    void placesAreFewInOrderAndWithinTheAxis(
            @ForAll @DoubleRange(min = -100, max = 100) double start,
            @ForAll @DoubleRange(min = 0.01, max = 100) double length,
            @ForAll @IntRange(min = -8, max = 12) int magnitude) {
        double low = start * Math.pow(10, magnitude);
        double high = low + length * Math.pow(10, magnitude);
        List<Ticks.Tick> ticks = Ticks.ofNumbers(low, high);

        assertThat(ticks).hasSizeLessThanOrEqualTo(6);
        assertThat(ticks).extracting(Ticks.Tick::value).isSorted().allMatch(value -> value >= low && value <= high);
    }

    @Test
    void numbersAreRoundAndShareAUnit() {
        assertThat(Ticks.ofNumbers(17, 90)).extracting(Ticks.Tick::label).containsExactly("20", "40", "60", "80");
        assertThat(Ticks.ofNumbers(0, 18_300))
                .extracting(Ticks.Tick::label)
                .containsExactly("0", "5 k", "10 k", "15 k");
        assertThat(Ticks.ofNumbers(-0.25, 0.21)).extracting(Ticks.Tick::label).contains("−0.2", "0", "0.2");
    }

    @Test
    void instantsBeginAtYearsMonthsDaysOrHours() {
        assertThat(labels("1991-05-03T00:00:00Z", "2014-08-01T00:00:00Z"))
                .containsExactly("1995", "2000", "2005", "2010");
        assertThat(labels("2024-01-15T00:00:00Z", "2024-12-20T00:00:00Z"))
                .first()
                .isEqualTo("May 2024");
        assertThat(labels("2024-03-01T00:00:00Z", "2024-03-20T00:00:00Z"))
                .first()
                .isEqualTo("1 Mar");
        assertThat(labels("2024-03-01T00:00:00Z", "2024-03-01T12:00:00Z")).contains("1 Mar 04:00");
    }

    private static List<String> labels(String from, String to) {
        return Ticks.ofInstants(micros(from), micros(to)).stream()
                .map(Ticks.Tick::label)
                .toList();
    }

    private static double micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1e6;
    }
}
