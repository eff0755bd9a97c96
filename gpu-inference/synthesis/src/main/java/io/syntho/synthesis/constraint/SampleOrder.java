package io.syntho.synthesis.constraint;

import static io.syntho.synthesis.Requirements.require;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.transform.RowRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample of which some rows are to meet conditions.
 *
 * @param rows how many rows in all
 * @param conditions rows that come first, condition after condition; at most {@code rows} together, the others are free
 * @param seed governs all randomness
 */
public record SampleOrder(long rows, List<Wanted> conditions, long seed) {

    /**
     * Rows under conditions.
     *
     * @param conditions what each of them must be, at most one for a column
     * @param rows how many
     */
    public record Wanted(List<Condition> conditions, long rows) {

        /** Keeps the list unmodifiable. */
        public Wanted {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * What came of it.
     *
     * @param rows how many rows in all
     * @param underCondition how many for each condition, in order
     */
    public record Outcome(long rows, List<Long> underCondition) {}

    /** Checks the numbers of rows. */
    public SampleOrder {
        conditions = List.copyOf(conditions);
        long together = conditions.stream().mapToLong(Wanted::rows).sum();
        require(together <= rows, "conditions: %d rows (expected: at most %d)", together, rows);
    }

    /** A sample without conditions. */
    public static SampleOrder of(long rows, long seed) {
        return new SampleOrder(rows, List.of(), seed);
    }

    /**
     * Makes it from a model, in batches; memory does not grow with the number of rows, but for constraints of uniqueness.
     *
     * @param sink gets the rows
     * @throws IOException from {@code sink}
     */
    public Outcome from(FittedModel model, ProgressListener listener, Cancellation cancellation, TableSink sink)
            throws IOException {
        ConstrainedModel constrained = ConstrainedModel.of(model);
        SeenRows seen = constrained.nothingSeen();
        List<Long> made = new ArrayList<>();
        long asked = 0;
        for (int i = 0; i < conditions.size(); i++) {
            Wanted wanted = conditions.get(i);
            SampleRequest request =
                    SampleRequest.of(wanted.rows(), RowRandom.mix(seed + i + 1)).where(wanted.conditions());
            made.add(constrained.sample(request, part(listener, asked, wanted.rows()), cancellation, sink, seen));
            asked += wanted.rows();
        }
        long free = rows - asked;
        SampleRequest request = SampleRequest.of(free, seed);
        long others =
                free == 0 ? 0 : constrained.sample(request, part(listener, asked, free), cancellation, sink, seen);
        return new Outcome(others + made.stream().mapToLong(Long::longValue).sum(), List.copyOf(made));
    }

    private ProgressListener part(ProgressListener listener, long before, long part) {
        return progress -> listener.onProgress(Progress.of(
                Stage.SAMPLING, Math.min(1, (before + progress.fraction() * part) / rows)));
    }
}
