package io.syntho.server.platform.database.paging;

import java.util.Map;
import org.hibernate.query.SelectionQuery;

/**
 * Which rows a page needs. The texts hold the list's own expressions and named parameters, nothing that a client sent.
 *
 * @param conditions to stand after {@code where … and}; {@code 1 = 1} when there are none
 * @param order to stand after {@code order by}
 * @param parameters values by name
 * @param limit most rows
 */
public record RowQuery(String conditions, String order, Map<String, Object> parameters, int limit) {

    /** Sets parameters and limit on a query made with the texts. */
    public <R, Q extends SelectionQuery<R>> Q bind(Q query) {
        parameters.forEach(query::setParameter);
        query.setMaxResults(limit);
        return query;
    }
}
