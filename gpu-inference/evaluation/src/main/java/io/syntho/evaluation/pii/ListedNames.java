package io.syntho.evaluation.pii;

import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in texts of languages that the name model reads badly: a frequent given name and a frequent family name, alone between words without a
 * capital. Not for English: there, what the model leaves out is a park or a brand.
 */
final class ListedNames {

    private static final double CONFIDENCE = 0.7;
    private static final Pattern CAPITALISED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}'’-]+(?: (?:(?:de|da|dos|di|del|van|von|la|le) )?\\p{Lu}[\\p{L}'’-]+)+");

    private ListedNames() {}

    static List<PiiSpan> in(String text) {
        List<PiiSpan> spans = new ArrayList<>();
        Matcher run = CAPITALISED.matcher(text);
        while (run.find()) {
            String[] words = Header.plain(run.group()).split(" ");
            if (words.length <= 4 && NameChecks.isGiven(words[0]) && NameChecks.isFamily(words[words.length - 1])) {
                spans.add(new PiiSpan(PiiKind.PERSON_NAME, run.start(), run.end(), CONFIDENCE));
            }
        }
        return spans;
    }
}
