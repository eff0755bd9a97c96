package io.syntho.evaluation.privacy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Classes of rows with equal quasi-identifiers: k-anonymity (Samarati and Sweeney, 1998), l-diversity (Machanavajjhala et al., 2007) and t-closeness (Li et
 * al., 2007). Context only, which never changes the score: a synthetic row stands for nobody, so a small class among synthetic rows is no leak by itself.
 *
 * @param quasiIdentifiers columns that tell people apart together; at least one
 * @param secrets columns that a class may give away; may be empty
 * @param synthetic the synthetic table's classes
 * @param training the training table's, to compare with
 */
public record ClassSizes(List<String> quasiIdentifiers, List<String> secrets, Classes synthetic, Classes training) {

    /** Classes of fewer rows are small: the usual least k. */
    public static final int SMALL = 5;

    /** Keeps the lists unmodifiable. */
    public ClassSizes {
        quasiIdentifiers = List.copyOf(quasiIdentifiers);
        secrets = List.copyOf(secrets);
    }

    /**
     * One table's classes.
     *
     * @param smallest rows of the smallest class: k
     * @param smallShare share of rows in a class of fewer than {@link #SMALL}, 0 to 1
     * @param distinctSecrets fewest distinct values of a secret in a class: l, the least of all secrets; empty: no secret
     * @param closeness greatest distance between a secret in a class and in the whole table, 0 to 1: t, the greatest of all secrets; empty: no secret
     */
    public record Classes(int smallest, double smallShare, OptionalInt distinctSecrets, OptionalDouble closeness) {}
}
