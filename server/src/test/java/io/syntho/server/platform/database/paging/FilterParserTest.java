package io.syntho.server.platform.database.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syntho.server.platform.database.paging.Comparison.Operator;
import io.syntho.server.platform.errors.ApiException;
import io.syntho.server.platform.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class FilterParserTest {

    @Example
    void comparisonsAreRead() {
        assertThat(FilterParser.parse("  a=1 AND b_2 != \"x \\\" \\\\ y\" AND c:d"))
                .containsExactly(
                        new Comparison("a", Operator.EQUAL, "1", 2),
                        new Comparison("b_2", Operator.NOT_EQUAL, "x \" \\ y", 10),
                        new Comparison("c", Operator.HAS, "d", 33));
        assertThat(FilterParser.parse(" ")).isEmpty();
    }

    @Property
    void aQuotedTextIsReadBackWhateverItHolds(@ForAll @StringLength(max = 30) String text) {
        String quoted = text.replaceAll("\\p{Cntrl}", "").replace("\\", "\\\\").replace("\"", "\\\"");

        assertThat(FilterParser.parse("a = \"" + quoted + "\"").getFirst().value())
                .isEqualTo(text.replaceAll("\\p{Cntrl}", ""));
    }

    @Property(tries = 2000)
    void anythingIsReadOrRefused(
            @ForAll
                    @StringLength(max = 40)
                    @Chars({'a', 'A', 'N', 'D', ' ', '=', '!', '<', '"', '\\', ':', '1', '\u0000'})
                    String filter) {
        try {
            assertThat(FilterParser.parse(filter)).isNotNull();
        } catch (ApiException refusal) {
            assertThat(Integer.parseInt(refusal.metadata().getOrDefault("position", "-1")))
                    .isBetween(0, filter.length());
        }
    }

    @Property
    void aTokenThatWasTamperedWithIsRefused(@ForAll @StringLength(max = 60) String text) {
        byte[] mark = PageToken.mark("list", new PageRequest(new UserId(new UUID(0, 1)), 0, "", "", ""));
        Instant now = Instant.ofEpochSecond(1_000_000);
        String token = new PageToken(mark, now, List.of("a")).write();

        assertThat(PageToken.read(token, mark, now).values()).containsExactly("a");
        assertThatThrownBy(() -> PageToken.read(text, mark, now)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> PageToken.read(token, new byte[12], now)).isInstanceOf(ApiException.class);
    }
}
