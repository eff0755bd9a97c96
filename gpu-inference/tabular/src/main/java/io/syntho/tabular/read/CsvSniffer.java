package io.syntho.tabular.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds a CSV file's dialect from its beginning: the one in which most records have the same number of fields, and more than one. */
final class CsvSniffer {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final char[] QUOTES = {'"', '\''};
    private static final int RECORDS = 1_000;
    private static final double ALL_AGREE = 2;

    private CsvSniffer() {}

    /**
     * What was found.
     *
     * @param dialect the dialect
     * @param records the first records, whole ones only; may be empty
     */
    record Sniffed(CsvDialect dialect, List<List<String>> records) {}

    /**
     * Sniffs.
     *
     * @param head the file's beginning
     * @param whole whether that is all of it; if not, its last record is cut off
     */
    static Sniffed sniff(String head, boolean whole) {
        Sniffed best = new Sniffed(new CsvDialect(',', '"'), List.of());
        double bestScore = -1;
        for (char quote : QUOTES) {
            for (char delimiter : DELIMITERS) {
                CsvDialect dialect = new CsvDialect(delimiter, quote);
                List<List<String>> records = records(head, whole, dialect);
                double score = score(records);
                // Double quotes and commas come first: others must be better, not as good.
                if (score > bestScore) {
                    best = new Sniffed(dialect, records);
                    bestScore = score;
                }
            }
            boolean otherQuote = quote == '"' && quotedBy(head, '\'');
            if (!otherQuote) {
                break;
            }
        }
        return best;
    }

    /** Whether {@code quote} opens fields here and double quotes do not. */
    private static boolean quotedBy(String head, char quote) {
        for (char delimiter : DELIMITERS) {
            if (head.contains("" + delimiter + quote)) {
                return head.indexOf('"') < 0;
            }
        }
        return !head.isEmpty() && head.charAt(0) == quote;
    }

    private static List<List<String>> records(String head, boolean whole, CsvDialect dialect) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        CsvFields handler = new CsvFields(Integer.MAX_VALUE, (index, text, line) -> fields.add(text.toString()));
        try (CsvReader<Integer> reader = dialect.parser(new StringReader(head), handler, head.length() + 1)) {
            for (Integer ignored : reader) {
                records.add(List.copyOf(fields));
                fields.clear();
                if (records.size() > RECORDS) {
                    break;
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            // The records before the broken one still tell the dialect; the full read reports what is wrong.
            return records;
        }
        if (!whole && records.size() <= RECORDS && !records.isEmpty()) {
            records.removeLast();
        }
        return records;
    }

    /** Share of records that have the usual number of fields; a single field counts little, and more fields decide between equals. */
    private static double score(List<List<String>> records) {
        Map<Integer, Integer> sizes = new HashMap<>();
        records.forEach(fields -> sizes.merge(fields.size(), 1, Integer::sum));
        int usual = 1;
        int most = 0;
        for (Map.Entry<Integer, Integer> size : sizes.entrySet()) {
            if (size.getValue() > most || size.getValue() == most && size.getKey() > usual) {
                usual = size.getKey();
                most = size.getValue();
            }
        }
        if (usual == 1 || records.isEmpty()) {
            return 0;
        }
        double share = (double) most / records.size();
        return (share == 1 ? ALL_AGREE : share)
                + 1e-6 * Math.min(usual, 10_000)
                + 1e-4 * Math.min(records.size(), 1_000);
    }
}
