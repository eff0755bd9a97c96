package io.syntho.synthesis.regenerate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.syntho.synthesis.transform.RowRandom;

/**
 * Makes the values of a column that is never learned. A value depends on the seed and the row's number only. Makers keep the look of the
 * original values (lengths, separators, kinds of characters that many rows share) and are built so that none of the original values can
 * come back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Pattern.class, name = "pattern"),
    @JsonSubTypes.Type(value = Sequence.class, name = "sequence"),
    @JsonSubTypes.Type(value = Uuid.class, name = "uuid"),
    @JsonSubTypes.Type(value = PersonalText.class, name = "personal"),
    @JsonSubTypes.Type(value = Placeholder.class, name = "placeholder")
})
public sealed interface Maker permits Pattern, Sequence, Uuid, PersonalText, Placeholder {

    /** Draws per row that makers may use. */
    int DRAWS = 16;

    /**
     * The value of a row.
     *
     * @param row the row's number, from 0
     * @param random draws 0 to {@link #DRAWS} − 1 of the row are the maker's
     */
    String make(long row, RowRandom random);
}
