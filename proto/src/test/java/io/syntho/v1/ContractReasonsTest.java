package io.syntho.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reasons that comments promise are those that {@code errors.proto} lists, with the same codes. */
class ContractReasonsTest {

    private static final Pattern LISTED =
            Pattern.compile(" {2}// ([A-Z_]+|A \\w+'s failure): [^\\n]*\\n(?: {2}//[^\\n]*\\n)* {2}([A-Z_]+) = \\d+;");
    private static final Pattern PROMISED = Pattern.compile("// - ([A-Z_]+), ([^:]*):");
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");
    private static final Pattern METHOD = Pattern.compile("(?: {2}//[^\\n]*\\n)+ {2}rpc (\\w+)");

    private final Map<String, String> sources = Contract.load().sources();

    @Test
    void everyReasonHasACodeOrEndsSomethingOtherThanACall() {
        assertThat(listed().keySet())
                .containsExactlyInAnyOrderElementsOf(ErrorReason.getDescriptor().getValues().stream()
                        .filter(value -> value.getNumber() != 0)
                        .map(EnumValueDescriptor::getName)
                        .toList());
        assertThat(listed().values())
                .filteredOn(code -> !code.endsWith("'s failure"))
                .allSatisfy(code -> assertThat(Status.Code.valueOf(code)).isNotEqualTo(Status.Code.OK));
    }

    @Test
    void everyReasonThatAMethodPromisesIsListedWithTheSameCode() {
        List<String> wrong = new ArrayList<>();
        int promised = 0;
        for (String text : sources.values()) {
            for (MatchResult promise : Contract.matches(PROMISED, text)) {
                for (MatchResult reason : Contract.matches(WORD, promise.group(2))) {
                    promised++;
                    if (!promise.group(1).equals(listed().get(reason.group()))) {
                        wrong.add(promise.group(1) + ", " + reason.group());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(promised).as("the pattern reads the comments").isGreaterThan(100);
    }

    @Test
    void everyMethodSaysHowItFails() {
        List<String> silent = new ArrayList<>();
        int methods = 0;
        for (String text : sources.values()) {
            for (MatchResult method : Contract.matches(METHOD, text)) {
                methods++;
                if (!method.group().contains("// Fails ")) {
                    silent.add(method.group(1));
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(methods).isEqualTo(Contract.load().methods().size());
    }

    private Map<String, String> listed() {
        Map<String, String> listed = new TreeMap<>();
        for (MatchResult match : Contract.matches(LISTED, sources.get("syntho/v1/errors.proto"))) {
            listed.put(match.group(2), match.group(1));
        }
        return listed;
    }
}
