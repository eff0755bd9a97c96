package io.syntho.server.platform.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Where ids of new rows come from. Injected, so that a test can say which. */
@FunctionalInterface
public interface Ids {

    /** An id that was never given before. */
    UUID next();

    /** Ids by UUID version 7 (RFC 9562): they grow with time, so rows of a time stand together in an index. */
    static Ids timeOrdered() {
        NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();
        return generator::generate;
    }
}
