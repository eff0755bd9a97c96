/** Finds out what columns hold: storage type, meaning, format and profile. */
@NullMarked
package io.syntho.tabular.detect;

import org.jspecify.annotations.NullMarked;
