package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns DuckDB's failures into ours. Its messages quote the data, so of them only the class is logged and nothing is passed on. */
final class DuckFailures {

    private static final Logger LOG = LoggerFactory.getLogger(DuckFailures.class);

    /** Raised by our own SQL. */
    static final String TEXT_TOO_LONG = "syntho: text too long";

    private DuckFailures() {}

    static TableException translate(SQLException failure, FileType type, ReadLimits limits) {
        String message = String.valueOf(failure.getMessage());
        int colon = message.indexOf(':');
        String kind = colon < 0 || colon > 60 ? "Error" : message.substring(0, colon);
        LOG.debug("DuckDB could not read a {} file: {}", type, kind);
        String lower = kind.toLowerCase(Locale.ROOT);
        if (message.contains(TEXT_TOO_LONG)) {
            return new TableException(
                    Reason.LINE_TOO_LONG,
                    "A value is longer than %,d bytes.".formatted(limits.maxLineBytes()),
                    Map.of("limit", Integer.toString(limits.maxLineBytes())));
        }
        if (lower.contains("interrupt")) {
            return RowGuard.timedOut(limits);
        }
        if (lower.contains("out of memory")) {
            return new TableException(
                    Reason.TABLE_TOO_LARGE,
                    "Reading the file takes more memory than %,d MiB.".formatted(limits.duckdbBytes() >> 20));
        }
        if (lower.contains("invalid unicode") || message.contains("UTF-8") || message.contains("UTF8")) {
            return new TableException(Reason.FILE_ENCODING_INVALID, "The file holds text that is not UTF-8.");
        }
        return new TableException(
                Reason.FILE_CORRUPT,
                "The file could not be read as %s: it is damaged or cut off.".formatted(type.extension()));
    }
}
