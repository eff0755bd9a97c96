package io.syntho.server.compliance.typeset;

import java.time.Instant;
import java.util.UUID;

/**
 * What a PDF says about itself.
 *
 * @param id of the document; its file identifier
 * @param title shown by readers; our own words only
 * @param subject in a sentence; our own words only
 * @param created when
 */
public record Metadata(UUID id, String title, String subject, Instant created) {}
