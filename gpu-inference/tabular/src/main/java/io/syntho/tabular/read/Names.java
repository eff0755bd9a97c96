package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Column names: checked, filled in where missing, and made safe to be quoted in a message. */
final class Names {

    private static final int LONGEST = 1_000;
    private static final int SHOWN = 40;

    private Names() {}

    /**
     * The names to use for {@code raw}: blanks around them removed, an empty one replaced by {@code column_N}.
     *
     * @throws TableException COLUMN_NAMES_DUPLICATE, COLUMN_NAMES_INVALID
     */
    static List<String> checked(List<String> raw) {
        List<String> names = new ArrayList<>();
        int empty = 0;
        for (int i = 0; i < raw.size(); i++) {
            String name = raw.get(i).strip();
            if (name.length() > LONGEST) {
                throw new TableException(
                        Reason.COLUMN_NAMES_INVALID,
                        "The name of column %d is %,d characters long (expected: at most %,d): is the first line a header?"
                                .formatted(i + 1, name.length(), LONGEST));
            }
            if (name.indexOf('\0') >= 0) {
                throw new TableException(
                        Reason.COLUMN_NAMES_INVALID, "The name of column %d holds a NUL character.".formatted(i + 1));
            }
            empty += name.isEmpty() ? 1 : 0;
            names.add(name);
        }
        if (empty > 1 && empty * 2 > names.size()) {
            throw new TableException(
                    Reason.COLUMN_NAMES_INVALID,
                    "%d of %d columns have no name: is the first line a header?".formatted(empty, names.size()));
        }
        refuseDuplicates(names);
        return filled(names);
    }

    private static void refuseDuplicates(List<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            if (name.isEmpty()) {
                continue;
            }
            String earlier = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (earlier != null && earlier.equals(name)) {
                throw new TableException(
                        Reason.COLUMN_NAMES_DUPLICATE,
                        "Two columns are named %s: give each a name of its own.".formatted(shown(name)),
                        Map.of("column", shown(name)));
            }
            if (earlier != null) {
                throw new TableException(
                        Reason.COLUMN_NAMES_DUPLICATE,
                        "The columns %s and %s differ only in case, which Parquet readers do not tell apart."
                                .formatted(shown(earlier), shown(name)),
                        Map.of("column", shown(name)));
            }
        }
    }

    private static List<String> filled(List<String> names) {
        Set<String> taken = new HashSet<>();
        names.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            for (int n = i + 1; name.isEmpty(); n += names.size()) {
                String made = "column_" + n;
                name = taken.add(made) ? made : "";
            }
            filled.add(name);
        }
        return filled;
    }

    /** {@code name} for a message: in quotes, without control characters, shortened. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder("'");
        name.codePoints()
                .limit(SHOWN)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c));
        return shown.append(name.codePointCount(0, name.length()) > SHOWN ? "…'" : "'")
                .toString();
    }
}
