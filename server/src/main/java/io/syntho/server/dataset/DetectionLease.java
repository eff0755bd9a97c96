package io.syntho.server.dataset;

import io.syntho.server.platform.identity.UserId;
import io.syntho.server.platform.storage.ObjectKey;
import java.util.UUID;

/**
 * The right to say what is in a dataset. A worker that lost it holds an older fence, and the database refuses it.
 *
 * @param dataset what is to be detected
 * @param owner whose it is
 * @param file where its file stands
 * @param fileName the name that the file was uploaded under
 * @param attempt which try this is, from 1
 * @param fence grows with each lease of the dataset
 */
record DetectionLease(UUID dataset, UserId owner, ObjectKey file, String fileName, int attempt, long fence) {}
