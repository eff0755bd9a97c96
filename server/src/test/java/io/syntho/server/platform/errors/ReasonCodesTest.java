package io.syntho.server.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.v1.ErrorReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonCodesTest {

    private static final Pattern REASON =
            Pattern.compile("  // ([A-Z_]+): [^\\n]*\\n(?:  //[^\\n]*\\n)*  ([A-Z_]+) = \\d+;");

    @Test
    void everyReasonHasTheCodeThatItsCommentInTheContractBeginsWith() throws IOException {
        String contract = Files.readString(Path.of("../proto/syntho/v1/errors.proto"));
        Map<String, String> told = new TreeMap<>();
        for (MatchResult match : REASON.matcher(contract).results().toList()) {
            told.put(match.group(2), match.group(1));
        }

        assertThat(told).as("the pattern reads the contract").hasSizeGreaterThan(60);
        assertThat(told)
                .allSatisfy((reason, code) -> assertThat(
                                ReasonCodes.codeOf(ErrorReason.valueOf(reason)).name())
                        .as(reason)
                        .isEqualTo(code));
    }
}
