package io.syntho.server.dataset;

import io.syntho.tabular.read.FileType;
import io.syntho.v1.TablePreview;

/**
 * What is in a file.
 *
 * @param type what it is
 * @param rows its rows, the header not counted
 * @param schema its columns
 * @param preview its first rows
 */
record DetectedTable(FileType type, long rows, StoredSchema schema, TablePreview preview) {}
