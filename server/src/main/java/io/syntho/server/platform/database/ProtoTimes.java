package io.syntho.server.platform.database;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Times of the database as the contracts have them. */
public final class ProtoTimes {

    private ProtoTimes() {}

    /** The same time. */
    public static Timestamp of(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
