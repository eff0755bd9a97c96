/** Hands files out by presigned URLs, to whoever may have them. */
@NullMarked
package io.syntho.server.download;

import org.jspecify.annotations.NullMarked;
