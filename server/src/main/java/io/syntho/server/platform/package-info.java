/** What every feature stands on, and what knows no feature. */
@NullMarked
package io.syntho.server.platform;

import org.jspecify.annotations.NullMarked;
