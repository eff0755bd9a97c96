package io.syntho.server.report;

import io.syntho.server.platform.identity.UserId;
import java.util.UUID;

/**
 * What a report is about.
 *
 * @param syntheticDataset id of the synthetic dataset
 * @param owner whose it is
 * @param seed of everything random in the assessment
 * @param engineVersion version of the engine that made it
 * @param attempt which synthetic dataset of its source it is, from 1
 */
public record ReportSubject(UUID syntheticDataset, UserId owner, long seed, String engineVersion, int attempt) {

    String resourceName() {
        return "syntheticDatasets/" + syntheticDataset;
    }
}
