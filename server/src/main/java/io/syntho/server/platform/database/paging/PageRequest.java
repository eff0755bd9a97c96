package io.syntho.server.platform.database.paging;

import io.syntho.server.platform.identity.UserId;

/**
 * What a caller asks of a list, as it stands in the request.
 *
 * @param caller who asks; page tokens are theirs alone
 * @param pageSize 0: 50; more than 1,000 is taken as 1,000
 * @param pageToken of the page before; empty: the first page
 * @param filter by the grammar of the contracts; empty: all
 * @param orderBy fields separated by commas, each with or without {@code desc}; empty: the list's own order
 */
public record PageRequest(UserId caller, int pageSize, String pageToken, String filter, String orderBy) {

    private static final int USUAL = 50;
    private static final int MOST = 1000;

    /** Rows of a page. */
    int limit() {
        return pageSize <= 0 ? USUAL : Math.min(pageSize, MOST);
    }
}
