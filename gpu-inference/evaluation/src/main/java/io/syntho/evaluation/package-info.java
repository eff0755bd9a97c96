/** The evidence about a synthetic table: how faithful it is, how private, and which personal data its original holds. */
@NullMarked
package io.syntho.evaluation;

import org.jspecify.annotations.NullMarked;
