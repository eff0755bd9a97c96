package io.syntho.server.generation.job;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a stage comes to. Its objects are stored already.
 *
 * @param facts what the stages after it, or a later attempt, need to know
 * @param message what was done, in a sentence for the log; no value of the table
 */
public record StageResult(JsonNode facts, String message) {}
