package io.syntho.tabular.read;

import java.util.Map;

/**
 * A file that can not be read as a table, with a reason that programs understand and a sentence for its owner. The sentence never holds
 * cell values; column names in it are shortened and stripped of control characters.
 */
public final class TableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a file can not be read. Names are stable: those that the API knows are its own reasons. */
    public enum Reason {
        /** The file has no byte, or only blanks. */
        FILE_EMPTY,
        /** The file is larger than {@link ReadLimits#maxBytes()}. */
        FILE_TOO_LARGE,
        /** The content is none of CSV, JSON, Parquet, Excel. */
        FILE_TYPE_UNSUPPORTED,
        /** The name promises Parquet or Excel and the content is something else. */
        FILE_TYPE_MISMATCH,
        /** Of its type, but broken or cut off. */
        FILE_CORRUPT,
        /** The text is in no encoding that we read, or changes its encoding. */
        FILE_ENCODING_INVALID,
        /** Unpacked it would be larger than {@link ReadLimits#maxUnpackedBytes()}. */
        FILE_EXPANDS_TOO_MUCH,
        /** Protected by a password. */
        FILE_ENCRYPTED,
        /** A header, or nothing, and no row. */
        TABLE_WITHOUT_ROWS,
        /** Fewer rows than {@link ReadLimits#minRows()}. */
        TABLE_TOO_FEW_ROWS,
        /** Fewer columns than {@link ReadLimits#minColumns()}. */
        TABLE_TOO_FEW_COLUMNS,
        /** More columns than {@link ReadLimits#maxColumns()}. */
        TABLE_TOO_MANY_COLUMNS,
        /** More rows or cells than the limits allow. */
        TABLE_TOO_LARGE,
        /** A line, a quoted field or a JSON object is longer than {@link ReadLimits#maxLineBytes()}. */
        LINE_TOO_LONG,
        /** Rows do not have the columns of the header. */
        TABLE_RAGGED,
        /** JSON items that are no objects. */
        TABLE_NESTED,
        /** Two columns have one name, or names that differ only in case. */
        COLUMN_NAMES_DUPLICATE,
        /** Most columns have no name, or a name is too long or holds a NUL. */
        COLUMN_NAMES_INVALID,
        /** The schema names a column that the file does not have. */
        COLUMN_UNKNOWN,
        /** Too many values of a column can not be read as the type its owner gave it. */
        SCHEMA_CORRECTION_INVALID,
        /** Reading took longer than {@link ReadLimits#timeout()}. */
        READ_TIMED_OUT,
        /** The reading thread was interrupted. */
        READ_CANCELLED
    }

    private final Reason reason;
    private final transient Map<String, String> metadata;

    /** A failure without particulars. */
    public TableException(Reason reason, String message) {
        this(reason, message, Map.of());
    }

    /**
     * A failure.
     *
     * @param message a sentence for the owner, free of cell values
     * @param metadata particulars for programs, such as {@code line} and {@code limit}; free of cell values
     */
    public TableException(Reason reason, String message, Map<String, String> metadata) {
        super(message);
        this.reason = reason;
        this.metadata = Map.copyOf(metadata);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Particulars for programs; keys in lower_snake_case. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
