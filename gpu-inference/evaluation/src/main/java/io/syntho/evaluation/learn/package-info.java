/** A small learner for tables of mixed columns: what tells synthetic rows from real ones, and what can be learned from them. */
@NullMarked
package io.syntho.evaluation.learn;

import org.jspecify.annotations.NullMarked;
