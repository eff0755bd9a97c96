/** Lists by pages: the filter grammar, orders and page tokens that every list of the contracts shares. */
@NullMarked
package io.syntho.server.platform.database.paging;

import org.jspecify.annotations.NullMarked;
