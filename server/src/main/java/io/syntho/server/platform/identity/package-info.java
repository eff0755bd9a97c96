/** Who calls: users, their credentials and what they may do. */
@NullMarked
package io.syntho.server.platform.identity;

import org.jspecify.annotations.NullMarked;
