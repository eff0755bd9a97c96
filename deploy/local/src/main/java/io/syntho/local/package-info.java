/** The one-command platform. */
@NullMarked
package io.syntho.local;

import org.jspecify.annotations.NullMarked;
