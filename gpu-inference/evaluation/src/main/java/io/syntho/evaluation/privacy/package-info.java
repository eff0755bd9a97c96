/** What a synthetic table gives away about its training rows, measured against a hold-out, and the score. */
@NullMarked
package io.syntho.evaluation.privacy;

import org.jspecify.annotations.NullMarked;
