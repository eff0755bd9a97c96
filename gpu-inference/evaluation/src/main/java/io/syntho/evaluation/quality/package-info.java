/** How faithful a synthetic table is: column shapes, pair trends and the ceiling that fresh real rows reach. */
@NullMarked
package io.syntho.evaluation.quality;

import org.jspecify.annotations.NullMarked;
