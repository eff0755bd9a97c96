/** Which columns hold personal data: checks, header words, votes, evidence. */
@NullMarked
package io.syntho.evaluation.pii;

import org.jspecify.annotations.NullMarked;
