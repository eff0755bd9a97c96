package io.syntho.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.platform.storage.StoredPart;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class UploadPlanTest {

    @Property
    void partsCoverTheFileWithoutGapOrOverlap(
            @ForAll @LongRange(min = 1, max = 5L << 30) long file,
            @ForAll @LongRange(min = 5 << 20, max = 512 << 20) long part) {
        UploadPlan plan = new UploadPlan(file, part);

        long end = 0;
        for (int number = 1; number <= plan.count(); number++) {
            assertThat(plan.offset(number)).isEqualTo(end);
            assertThat(plan.size(number)).isBetween(1L, part);
            end += plan.size(number);
        }
        assertThat(end).isEqualTo(file);
        assertThat(plan.possible()).isTrue();
    }

    @Property
    void theServersChoiceIsAtMostAThousandParts(@ForAll @LongRange(min = 1, max = 5L << 30) long file) {
        UploadPlan plan = UploadPlan.of(file);

        assertThat(plan.count()).isBetween(1L, 1000L);
        assertThat(plan.partBytes()).isGreaterThanOrEqualTo(8 << 20);
    }

    @Property
    void whatIsNotWholeIsMissing(@ForAll @LongRange(min = 1, max = 4) long arrived) {
        UploadPlan plan = new UploadPlan(35, 10);
        StoredPart whole = new StoredPart((int) arrived, plan.size((int) arrived), "etag");
        StoredPart broken = new StoredPart((int) (arrived % 4) + 1, 3, "etag");
        StoredPart beyond = new StoredPart(5, 10, "etag");

        assertThat(plan.missing(List.of(whole, broken, beyond)))
                .hasSize(3)
                .isSorted()
                .doesNotContain((int) arrived);
    }
}
