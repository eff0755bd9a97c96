package io.syntho.tabular.read;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.syntho.tabular.detect.CharRange;
import io.syntho.tabular.read.TableException.Reason;
import java.util.Map;

/** Passes fields on as they are parsed, without making them objects. A record becomes its number of fields. */
final class CsvFields extends CsvCallbackHandler<Integer> {

    /** Takes one field. */
    @FunctionalInterface
    interface Field {

        /** The field at {@code index} of the record that starts in {@code line}; the sequence is gone after the call. */
        void accept(int index, CharRange text, long line);
    }

    private final Field field;
    private final CharRange range = new CharRange();
    private final int longestRecord;
    private RecordType type = RecordType.DATA;
    private int fields;
    private long characters;
    private long line;

    CsvFields(int longestRecord, Field field) {
        this.longestRecord = longestRecord;
        this.field = field;
    }

    /** Line in which the record at hand starts, from 1. */
    long line() {
        return line;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected void beginRecord(long startingLine) {
        type = RecordType.DATA;
        line = startingLine;
        fields = 0;
        characters = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        field.accept(fields++, range.at(buffer, offset, length), line);
        characters += length + 1;
        if (characters > longestRecord) {
            throw tooLong(line, longestRecord);
        }
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not asked for");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected Integer buildRecord() {
        return fields;
    }

    static TableException tooLong(long line, int limit) {
        return new TableException(
                Reason.LINE_TOO_LONG,
                "Line %,d, or a quoted field that starts there, is longer than %,d characters.".formatted(line, limit),
                Map.of("line", Long.toString(line), "limit", Integer.toString(limit)));
    }
}
