/** How private and how faithful a synthetic table is: pure functions of tables with a seed. */
@NullMarked
package io.syntho.evaluation;

import org.jspecify.annotations.NullMarked;
