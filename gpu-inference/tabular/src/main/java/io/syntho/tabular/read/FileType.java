package io.syntho.tabular.read;

/** What a file's content is, whatever its name says. */
public enum FileType {
    /** Text with separators: comma, semicolon, tab or bar. */
    CSV("csv"),
    /** A JSON array of objects. */
    JSON("json"),
    /** One JSON object a line. */
    JSON_LINES("jsonl"),
    /** Apache Parquet. */
    PARQUET("parquet"),
    /** An Excel workbook (Office Open XML); its first sheet is read. */
    EXCEL("xlsx");

    private final String extension;

    FileType(String extension) {
        this.extension = extension;
    }

    /** The usual extension, without a dot. */
    public String extension() {
        return extension;
    }
}
