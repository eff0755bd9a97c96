package io.syntho.tabular.detect;

/** Which of two numbers that may both be a month comes first. */
enum DateOrder {
    /** 31/12/2020. */
    DAY_FIRST,
    /** 12/31/2020. */
    MONTH_FIRST
}
