package io.syntho.server.generation.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/**
 * What a stage comes to. Its objects are stored already.
 *
 * @param facts what the stages after it, or a later attempt, need to know
 * @param message what was done, in a sentence for the log; no value of the table
 * @param decision writes what the stage decided, in the transaction that completes it and so once, whatever crashes
 */
public record StageResult(JsonNode facts, String message, Consumer<StatelessSession> decision) {

    /** A stage that decided nothing. */
    public StageResult(JsonNode facts, String message) {
        this(facts, message, session -> {});
    }
}
