package io.syntho.server.platform.database.paging;

/**
 * One comparison of a filter, as it was written.
 *
 * @param field the field's name
 * @param operator what is asked of it
 * @param value what it is compared with, without quotes
 * @param position where it begins in the filter, from 0
 */
record Comparison(String field, Operator operator, String value, int position) {

    /** What can be asked of a field. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        HAS(":");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written; all but {@link #HAS} mean the same in SQL. */
        String sign() {
            return sign;
        }
    }
}
