package io.syntho.tabular.read;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;

/**
 * How a CSV file separates and quotes. A quote inside quotes is doubled.
 *
 * @param delimiter between fields
 * @param quote around fields that hold a delimiter, a quote or a newline
 */
record CsvDialect(char delimiter, char quote) {

    /**
     * A parser that is strict about quotes and hands each field to {@code handler}. Blank lines are skipped; any mix of line ends is taken;
     * counting fields is left to the handler.
     */
    <T> CsvReader<T> parser(Reader text, CsvCallbackHandler<T> handler, int longestField) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(longestField)
                .build(handler, text);
    }
}
