package io.syntho.server.generation.job;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a completed stage left. A later attempt takes it as it is instead of doing the stage again.
 *
 * @param fence the lease under which it was made; the stage's objects lie under a key with this number
 * @param facts whatever the stage tells those after it; no value of the table
 */
public record StageOutput(long fence, JsonNode facts) {}
