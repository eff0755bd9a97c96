/** What every part of an evaluation shares: progress, cancellation, errors and bounded samples. */
@NullMarked
package io.syntho.evaluation.run;

import org.jspecify.annotations.NullMarked;
