package io.syntho.synthesis.constraint;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.syntho.synthesis.transform.Grid;
import io.syntho.tabular.CodedColumn;
import java.util.List;

/** How columns of the table come from those that are learned in their place. Each column comes from one step at most, bounds aside. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = Step.Difference.class, name = "difference"),
    @JsonSubTypes.Type(value = Step.Computed.class, name = "computed"),
    @JsonSubTypes.Type(value = Step.Bounded.class, name = "bounded")
})
sealed interface Step {

    /**
     * Several columns learned as one whose labels number their combinations.
     *
     * @param learned the one
     * @param parts the several; all with one code for each combination
     */
    record Joined(String learned, List<Part> parts) implements Step {
        /** Checks that the parts number the same combinations. */
        public Joined {
            parts = List.copyOf(parts);
            boolean alike = !parts.isEmpty();
            for (Part part : parts) {
                alike &= part.codes().length == parts.getFirst().codes().length;
            }
            if (!alike) {
                throw new IllegalArgumentException("joined: parts of different lengths");
            }
        }
    }

    /**
     * One column of a combination.
     *
     * @param name the column
     * @param numeric whether its values are numbers, spelled by {@link Double#toString}
     * @param dictionary its values
     * @param codes of each combination; {@link CodedColumn#MISSING} for none
     */
    record Part(String name, boolean numeric, List<String> dictionary, int[] codes) {
        /** Checks the codes. */
        public Part {
            dictionary = List.copyOf(dictionary);
            for (int code : codes) {
                if (code < CodedColumn.MISSING || code >= dictionary.size()) {
                    throw new IllegalArgumentException("joined: code %d".formatted(code));
                }
            }
        }
    }

    /**
     * The greater of two numbers learned by how much greater it is, under its own name.
     *
     * @param unit of the difference, in that of the columns
     * @param grid what the greater may be
     */
    record Difference(String low, String high, double unit, Grid grid) implements Step {}

    /**
     * A number that is not learned but computed.
     *
     * @param grid what it may be
     */
    record Computed(String column, String expression, Grid grid) implements Step {}

    /** Numbers beyond the bounds are put onto them. */
    record Bounded(String column, double min, double max) implements Step {}
}
