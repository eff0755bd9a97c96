package io.syntho.synthesis.constraint;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.Leaning;
import io.syntho.synthesis.ModelInfo;
import io.syntho.synthesis.PrivacySpent;
import io.syntho.synthesis.Progress;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.Stage;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.TableSink;
import io.syntho.synthesis.constraint.Constraint.FixedCombinations;
import io.syntho.synthesis.constraint.Constraint.Unique;
import io.syntho.synthesis.constraint.Step.Joined;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A model whose rows keep constraints, and meet the conditions of a request. What construction does not achieve, rejection does: rows are
 * drawn in the order of their numbers, those that do not fit are passed over, and after {@link #TRIES} times as many as are wanted it ends with those
 * that were found. The same seed gives the same rows, whatever the batches.
 *
 * <p>Unlike other models' its rows can depend on those before them, and a request can end with fewer rows than it asked for.
 */
public final class ConstrainedModel implements FittedModel {

    /** Rows drawn for each that is wanted, at most. */
    public static final int TRIES = 50;

    private static final int LEAST_DRAWN = 100_000;
    private static final int MOST_AT_ONCE = 1 << 18;

    private final FittedModel inner;
    private final Head head;
    private final List<Unique> unique;

    /**
     * What it knows besides the model.
     *
     * @param schema the columns of its rows
     * @param transform makes them of the model's
     * @param rules what they keep
     */
    record Head(TableSchema schema, Transform transform, List<Rule> rules) {
        Head {
            rules = List.copyOf(rules);
        }
    }

    ConstrainedModel(FittedModel inner, Head head) {
        this.inner = inner;
        this.head = head;
        this.unique = head.rules().stream()
                .map(Rule::constraint)
                .filter(Unique.class::isInstance)
                .map(Unique.class::cast)
                .toList();
    }

    /** The same model, ready for conditions: itself, or one without constraints. */
    static ConstrainedModel of(FittedModel model) {
        List<String> names =
                model.schema().columns().stream().map(ColumnSchema::name).toList();
        return model instanceof ConstrainedModel constrained
                ? constrained
                : new ConstrainedModel(model, new Head(model.schema(), Transform.none(names), List.of()));
    }

    /** Whether a constrained model begins here; {@code in} stays where it is. */
    public static boolean begins(BufferedInputStream in) throws IOException {
        return ConstrainedFile.begins(in);
    }

    /**
     * Reads a model that {@link #save} wrote.
     *
     * @param inner reads the model within
     * @throws io.syntho.synthesis.SynthesisException with MODEL_BROKEN
     */
    public static FittedModel load(BufferedInputStream in, ConstrainedFile.Loader inner) throws IOException {
        Head head = ConstrainedFile.read(in);
        return new ConstrainedModel(ConstrainedFile.fitting(inner.load(in), head), head);
    }

    @Override
    public ModelInfo info() {
        return inner.info();
    }

    @Override
    public Optional<PrivacySpent> privacySpent() {
        return inner.privacySpent();
    }

    @Override
    public TableSchema schema() {
        return head.schema();
    }

    @Override
    public void save(OutputStream out) throws IOException {
        ConstrainedFile.write(head, out);
        inner.save(out);
    }

    @Override
    public void sample(SampleRequest request, ProgressListener listener, Cancellation cancellation, TableSink sink)
            throws IOException {
        sample(request, listener, cancellation, sink, nothingSeen());
    }

    /** For all rows of one sample. */
    SeenRows nothingSeen() {
        return new SeenRows(unique);
    }

    /** As the public one; no row is handed over that {@code seen} has seen. Answers how many rows were. */
    long sample(
            SampleRequest request, ProgressListener listener, Cancellation cancellation, TableSink sink, SeenRows seen)
            throws IOException {
        Optional<Split> split = split(request);
        if (split.isEmpty()) {
            return 0;
        }
        List<Condition> direct = split.get().direct();
        Passing passing = new Passing(request, split.get().tried(), listener, sink, seen);
        long most = passing.wanted * TRIES + LEAST_DRAWN;
        long drawn = 0;
        while (passing.kept < passing.wanted && drawn < most) {
            cancellation.check();
            long count = Math.min(Math.clamp(passing.expected(drawn), 1, MOST_AT_ONCE), most - drawn);
            SampleRequest next = new SampleRequest(drawn, count, request.seed(), request.batchSize(), direct);
            split.get().source().sample(next, ProgressListener.NONE, cancellation, passing);
            drawn += count;
        }
        return Math.max(0, passing.kept - request.firstRow());
    }

    /**
     * How conditions are met.
     *
     * @param direct by the model, in its own columns
     * @param tried by rejection
     * @param source makes the rows: the model, leaning to what can only be tried if it can lean
     */
    private record Split(List<Condition> direct, List<Condition> tried, FittedModel source) {}

    /** Empty when no row can meet them. */
    private Optional<Split> split(SampleRequest request) throws IOException {
        Map<String, Condition> direct = new LinkedHashMap<>();
        List<Condition> tried = new ArrayList<>();
        for (Condition condition : request.conditions()) {
            Optional<Step> maker = head.transform().makerOf(condition.column());
            if (maker.isEmpty()) {
                direct.put(condition.column(), condition);
            } else if (maker.get() instanceof Joined joined) {
                List<String> labels = new ArrayList<>(Transform.labels(joined, condition));
                if (direct.get(joined.learned()) instanceof OneOf others) {
                    labels.retainAll(others.values());
                }
                if (labels.isEmpty()) {
                    return Optional.empty();
                }
                direct.put(joined.learned(), new OneOf(joined.learned(), labels));
            } else {
                tried.add(condition);
            }
        }
        List<Condition> wanted = List.copyOf(direct.values());
        if (meets(wanted)) {
            return Optional.of(new Split(wanted, tried, inner));
        }
        FittedModel source = inner instanceof Leaning leaning ? leaning.towards(wanted) : inner;
        return Optional.of(new Split(List.of(), request.conditions(), source));
    }

    /** Whether the model meets conditions by itself; as all do it refuses before the first row, or not at all. */
    private boolean meets(List<Condition> conditions) throws IOException {
        try {
            SampleRequest none = SampleRequest.of(0, 0).where(conditions);
            inner.sample(none, ProgressListener.NONE, Cancellation.NONE, batch -> {});
            return true;
        } catch (SynthesisException refused) {
            if (refused.reason() == SynthesisException.Reason.OPTION_INVALID) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public Table sample(int rows, long seed) {
        List<Table> batches = new ArrayList<>();
        try {
            sample(SampleRequest.of(rows, seed), ProgressListener.NONE, Cancellation.NONE, batches::add);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Joining.of(head.schema(), batches);
    }

    /** Passes on the rows that fit, until there are enough. */
    private final class Passing implements TableSink {
        private final long first;
        private final long wanted;
        private final List<Condition> tried;
        private final ProgressListener listener;
        private final TableSink sink;
        private final SeenRows seen;
        private long kept;

        Passing(
                SampleRequest request,
                List<Condition> tried,
                ProgressListener listener,
                TableSink sink,
                SeenRows seen) {
            this.tried = tried;
            this.listener = listener;
            this.first = request.firstRow();
            this.wanted = first + request.rows();
            this.sink = sink;
            this.seen = seen;
        }

        /** Rows that it will take to have the rest, by what it took so far. */
        long expected(long drawn) {
            return drawn == 0 ? wanted : (long) Math.ceil((wanted - kept) * (double) drawn / Math.max(kept, 1) * 1.1);
        }

        @Override
        public void accept(Table batch) throws IOException {
            if (kept == wanted) {
                return;
            }
            boolean[] lost = new boolean[batch.rows()];
            Table rows = head.transform().restore(batch, lost);
            IntPredicate met = ConditionCheck.on(rows, tried);
            for (Rule rule : head.rules()) {
                boolean byConstruction = rule.constraint() instanceof FixedCombinations;
                met = byConstruction ? met : met.and(rule.on(rows));
            }
            IntPredicate fresh = seen.firstOf(rows);
            int[] fitting = new int[batch.rows()];
            int count = 0;
            for (int row = 0; row < lost.length && kept < wanted; row++) {
                if (!lost[row] && met.test(row) && fresh.test(row)) {
                    if (kept++ >= first) {
                        fitting[count++] = row;
                    }
                }
            }
            if (count > 0) {
                int[] chosen = Arrays.copyOf(fitting, count);
                sink.accept(count == batch.rows() ? rows : rows.select(chosen));
                listener.onProgress(Progress.of(Stage.SAMPLING, (double) kept / wanted));
            }
        }
    }
}
