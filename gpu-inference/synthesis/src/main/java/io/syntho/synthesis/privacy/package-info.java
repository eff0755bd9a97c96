/**
 * Differential privacy: what is spent, the secret randomness, and noisy counts. The unit is a row: two tables are neighbours when one row of the one
 * is blank in the other, so the number of rows is public ("zero-out" adjacency; Ponomareva et al., "How to DP-fy ML", arXiv:2303.00654, section
 * 2.1.1). Everything here holds under it, as it does for adding or removing a row.
 */
@NullMarked
package io.syntho.synthesis.privacy;

import org.jspecify.annotations.NullMarked;
