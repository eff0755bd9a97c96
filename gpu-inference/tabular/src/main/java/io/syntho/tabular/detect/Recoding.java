package io.syntho.tabular.detect;

import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.StorageType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes missing markers out of a dictionary, and gives the spellings of a boolean their two codes. */
final class Recoding {

    private Recoding() {}

    /** The column of {@code codes}; the array is reused. */
    static CodedColumn words(String name, TypeFinding finding, Dictionary dictionary, int[] codes) {
        Set<String> markers = new HashSet<>(finding.format().missingMarkers());
        boolean booleans = finding.type() == StorageType.BOOLEAN;
        if (markers.isEmpty() && !booleans) {
            return new CodedColumn(name, codes, dictionary.texts());
        }
        int[] recoded = new int[dictionary.size()];
        List<String> kept = new ArrayList<>();
        if (booleans) {
            kept.addAll(finding.format().booleanTexts().reversed());
        }
        for (int code = 0; code < recoded.length; code++) {
            String text = dictionary.text(code);
            if (markers.contains(text)) {
                recoded[code] = CodedColumn.MISSING;
            } else if (booleans) {
                recoded[code] = text.strip().equalsIgnoreCase(kept.getFirst()) ? 0 : 1;
            } else {
                recoded[code] = kept.size();
                kept.add(text);
            }
        }
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codes[row] == CodedColumn.MISSING ? CodedColumn.MISSING : recoded[codes[row]];
        }
        return new CodedColumn(name, codes, kept);
    }
}
