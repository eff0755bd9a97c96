package io.syntho.server.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;

/** What a failure of the driver means, by its SQLSTATE (PostgreSQL, appendix A). */
final class Failures {

    private Failures() {}

    /** {@link DatabaseUnavailable} where the failure is that; else the failure as it is. */
    static RuntimeException typed(RuntimeException failure) {
        return any(failure, Failures::unavailable) ? new DatabaseUnavailable(failure) : failure;
    }

    /** Whether the transaction was broken off for another's sake (serialisation failure, deadlock) and may run again. */
    static boolean lostToAnother(Throwable failure) {
        return any(failure, sql -> "40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState()));
    }

    private static boolean unavailable(SQLException sql) {
        if (sql instanceof SQLTransientConnectionException) {
            return true; // the pool's: no connection in time
        }
        String state = sql.getSQLState();
        return state != null
                // 08 connection, 57P01–05 shutdown and crash, 53300 too many connections
                && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }

    private static boolean any(Throwable failure, Predicate<SQLException> test) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && test.test(sql)) {
                return true;
            }
        }
        return false;
    }
}
