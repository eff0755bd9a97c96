package io.syntho.synthesis.transform;

import io.syntho.tabular.ColumnSchema;

/**
 * One column of the synthetic table.
 *
 * @param schema name, type, meaning and format; without a profile, which holds values of the original
 * @param treatment how its values come about
 */
public record ColumnPlan(ColumnSchema schema, Treatment treatment) {}
