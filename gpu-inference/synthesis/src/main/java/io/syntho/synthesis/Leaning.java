package io.syntho.synthesis;

import java.util.List;

/** A model that can not meet conditions, but can make rows that meet them oftener than others: fewer tries are then in vain. */
public interface Leaning {

    /**
     * The model, leaning to rows as {@code conditions} want them; itself where it can not lean to any of them. No row is sure to meet them.
     *
     * @param conditions on columns of its rows
     */
    FittedModel towards(List<Condition> conditions);
}
