package io.syntho.synthesis.encoding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.syntho.synthesis.transform.ColumnPlan;
import io.syntho.synthesis.transform.Treatment.Numbers;
import java.util.List;

/**
 * How the columns of a table are encoded: what a model file keeps of an {@link EncodedTable}.
 *
 * @param plans one per column of the table, in order
 * @param codes the learned columns, by ascending plan
 */
public record EncodingPlan(List<ColumnPlan> plans, List<ColumnCode> codes) {

    /** Checks that each code is that of its plan. */
    public EncodingPlan {
        plans = List.copyOf(plans);
        codes = List.copyOf(codes);
        int before = -1;
        for (ColumnCode code : codes) {
            boolean sound = code.plan() > before
                    && code.plan() < plans.size()
                    && code.fits(plans.get(code.plan()).treatment());
            if (!sound) {
                throw new IllegalArgumentException("column %d: not encoded as planned".formatted(code.plan()));
            }
            before = code.plan();
        }
        for (int p = 0; p < plans.size(); p++) {
            int plan = p;
            if (plans.get(p).treatment() instanceof Numbers && codes.stream().noneMatch(code -> code.plan() == plan)) {
                throw new IllegalArgumentException("column %d: not encoded".formatted(p));
            }
        }
    }

    /** Where each column stands in a row. */
    @JsonIgnore
    public Layout layout() {
        return Layout.of(codes);
    }
}
