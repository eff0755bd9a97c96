package io.syntho.server.platform.queue;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A Redis stream per subject, whose entries carry numbers given by the caller: the recent past of something that people watch. Numbers
 * grow; an entry whose number is not above the last one is refused, so what comes late or twice changes nothing. Numbers that are
 * missing were lost with Redis or trimmed.
 */
public final class EventStream {

    private static final String FIELD = "e";

    /** Adds, trims, prolongs and wakes in one step, so that no stream is left without an end to its life. */
    private static final String APPEND = """
            local added = redis.pcall('XADD', KEYS[1], 'MAXLEN', '~', ARGV[4], ARGV[1] .. '-0', 'e', ARGV[2])
            if type(added) == 'table' and added.err then return 0 end
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            redis.call('PUBLISH', KEYS[2], ARGV[5])
            return 1
            """;

    private final Redis redis;
    private final String name;
    private final Duration kept;
    private final int most;

    /**
     * The streams {@code name:subject}.
     *
     * @param kept how long a stream lives after its last entry
     * @param most about how many entries of one subject are kept
     */
    public EventStream(Redis redis, String name, Duration kept, int most) {
        this.redis = redis;
        this.name = name;
        this.kept = kept;
        this.most = most;
    }

    /**
     * An entry.
     *
     * @param number its place in the stream
     * @param content as it was appended
     */
    public record Entry(long number, byte[] content) {}

    /**
     * Adds an entry and wakes {@link #nudges}.
     *
     * @return whether it was added; not when a later one is there already
     * @throws RedisUnavailable when it is not known to be there
     */
    public boolean append(UUID subject, long number, byte[] content) {
        String[] keys = {key(subject), name};
        long added = redis.<Long>ask(commands -> commands.eval(
                APPEND,
                ScriptOutputType.INTEGER,
                keys,
                text(number),
                content,
                text(kept.toMillis()),
                text(most),
                text(subject)));
        return added == 1;
    }

    /**
     * The entries whose number is above {@code number}, in order, at most {@code limit}.
     *
     * @throws RedisUnavailable when they can not be read
     */
    public List<Entry> after(UUID subject, long number, int limit) {
        Range<String> range = Range.from(Range.Boundary.excluding(number + "-0"), Range.Boundary.unbounded());
        return redis.ask(commands -> commands.xrange(key(subject), range, Limit.from(limit))).stream()
                .map(EventStream::entry)
                .toList();
    }

    /**
     * Deletes a subject's stream.
     *
     * @throws RedisUnavailable when it may still be there
     */
    public void forget(UUID subject) {
        redis.ask(commands -> commands.del(key(subject)));
    }

    /** Wakes whoever waits for entries. The caller closes it. */
    public Nudges nudges() {
        return new Nudges(redis, name);
    }

    private static Entry entry(StreamMessage<String, byte[]> message) {
        String id = message.getId();
        long number = Long.parseLong(id.substring(0, id.indexOf('-')));
        return new Entry(number, message.getBody().getOrDefault(FIELD, new byte[0]));
    }

    private String key(UUID subject) {
        return name + ":" + subject;
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
