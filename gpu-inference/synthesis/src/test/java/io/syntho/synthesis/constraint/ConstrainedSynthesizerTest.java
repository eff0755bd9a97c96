package io.syntho.synthesis.constraint;

import static io.syntho.synthesis.constraint.Trips.CITIES;
import static io.syntho.synthesis.constraint.Trips.everyRowKeepsItsConstraints;
import static io.syntho.synthesis.constraint.Trips.numbers;
import static io.syntho.synthesis.constraint.Trips.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.synthesis.Cancellation;
import io.syntho.synthesis.Condition;
import io.syntho.synthesis.Condition.Between;
import io.syntho.synthesis.Condition.OneOf;
import io.syntho.synthesis.ConstraintException;
import io.syntho.synthesis.FitContext;
import io.syntho.synthesis.FittedModel;
import io.syntho.synthesis.GaussianCopulaOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.ProgressListener;
import io.syntho.synthesis.SampleRequest;
import io.syntho.synthesis.SampleTables;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.Synthesizers;
import io.syntho.synthesis.constraint.Constraint.FixedCombinations;
import io.syntho.synthesis.constraint.Constraint.Formula;
import io.syntho.synthesis.constraint.Constraint.Inequality;
import io.syntho.synthesis.constraint.Constraint.NotNull;
import io.syntho.synthesis.constraint.Constraint.Range;
import io.syntho.synthesis.constraint.Constraint.Unique;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Constraints over the copula: what holds for the real rows holds for every synthetic one. */
class ConstrainedSynthesizerTest {

    private static final int ROWS = 3_000;
    private static final SampleTables TRIPS = Trips.rows(ROWS);
    private static final List<Constraint> ALL = Trips.constraints(List.of("price", "depart", "return"));

    private static FittedModel fit(List<Constraint> constraints) throws IOException {
        return ConstrainedSynthesizer.of(Synthesizers.of(Method.GAUSSIAN_COPULA), constraints)
                .fit(TRIPS.table(), TRIPS.schema(), GaussianCopulaOptions.DEFAULT, FitContext.ofSeed(3));
    }

    private static List<Constraint> withoutUnique() {
        return ALL.subList(0, ALL.size() - 1);
    }

    @Test
    void everySyntheticRowKeepsEveryConstraint() throws IOException {
        Table made = fit(withoutUnique()).sample(5_000, 7);

        assertThat(made.rows()).isEqualTo(5_000);
        assertThat(made.columns().stream().map(c -> c.name()).toList())
                .as("the columns are the real ones, in their order")
                .isEqualTo(TRIPS.table().columns().stream().map(c -> c.name()).toList());
        everyRowKeepsItsConstraints(made);
    }

    @Test
    void uniqueRowsAreUniqueOverBatches() throws IOException {
        FittedModel model = fit(List.of(new Unique(List.of("count", "city", "note"))), 60);
        List<Table> batches = new ArrayList<>();
        model.sample(new SampleRequest(0, 200, 1, 16), ProgressListener.NONE, Cancellation.NONE, batches::add);

        Set<List<Object>> seen = new HashSet<>();
        for (Table batch : batches) {
            for (int row = 0; row < batch.rows(); row++) {
                double note = numbers(batch, "note")[row];
                List<Object> key = List.of(numbers(batch, "count")[row], text(batch, "city", row), note);
                assertThat(Double.isNaN(note) || seen.add(key)).as("%s", key).isTrue();
            }
        }
    }

    /** A table small enough that its rows are unique in few columns. */
    private static FittedModel fit(List<Constraint> constraints, int rows) throws IOException {
        SampleTables small = SampleTables.rows(rows)
                .words("city", row -> CITIES.get(row % 5))
                .numbers("count", StorageType.INTEGER, row -> row / 5 % 6)
                .numbers("note", StorageType.INTEGER, row -> row / 30);
        return ConstrainedSynthesizer.of(Synthesizers.of(Method.GAUSSIAN_COPULA), constraints)
                .fit(small.table(), small.schema(), GaussianCopulaOptions.DEFAULT, FitContext.ofSeed(3));
    }

    @Test
    void moreUniqueRowsThanThereAreEndWithThoseThatThereAre() throws IOException {
        FittedModel model = fit(List.of(new Unique(List.of("count", "city", "note"))), 60);

        Table made = model.sample(5_000, 1);

        assertThat(made.rows()).as("five cities, six counts, two notes").isBetween(40, 60);
    }

    @Test
    void realRowsThatBreakAConstraintAreNamed() {
        assertThatThrownBy(() -> fit(List.of(new NotNull("city"), new NotNull("note"))))
                .asInstanceOf(type(ConstraintException.class))
                .satisfies(broken -> {
                    assertThat(broken.reason()).isEqualTo(Reason.CONSTRAINT_BROKEN);
                    assertThat(broken.constraint()).isEqualTo(1);
                    assertThat(broken.rowCount()).isEqualTo(ROWS / 3);
                    assertThat(broken.rows()).containsExactly(1, 4, 7, 10, 13, 16, 19, 22, 25, 28);
                });
        assertThatThrownBy(() -> fit(List.of(new Unique(List.of("city")))))
                .asInstanceOf(type(ConstraintException.class))
                .satisfies(broken -> assertThat(broken.rowCount()).isEqualTo(ROWS - 5));
        assertThatThrownBy(() -> fit(List.of(new Formula("total", "price * count", 0.01))))
                .isInstanceOf(ConstraintException.class);
    }

    @Test
    void aConstraintThatCanNotHoldForItsColumnsIsRefused() {
        List<Constraint> refused = List.of(
                new NotNull("nowhere"),
                new Inequality("city", "price", false),
                new Inequality("price", "depart", false),
                new Range("city", 0, 1),
                new Formula("total", "city + 1", 0));
        for (Constraint constraint : refused) {
            assertThatThrownBy(() -> fit(List.of(constraint)))
                    .as("%s", constraint)
                    .asInstanceOf(type(SynthesisException.class))
                    .extracting(SynthesisException::reason)
                    .isEqualTo(Reason.CONSTRAINT_INVALID);
        }
        assertThatThrownBy(() -> fit(List.of(new FixedCombinations(List.of("price", "depart", "note")))))
                .as("every combination is rare")
                .isInstanceOf(ConstraintException.class);
    }

    @Test
    void theSameSeedGivesTheSameRowsWhateverTheBatches() throws IOException {
        FittedModel model = fit(ALL);
        List<Table> batches = new ArrayList<>();
        model.sample(new SampleRequest(0, 700, 7, 33), ProgressListener.NONE, Cancellation.NONE, batches::add);

        Table joined = Joining.of(model.schema(), batches);
        Table whole = model.sample(700, 7);

        assertThat(joined.rows()).isEqualTo(700);
        for (String column : List.of("price", "depart", "return", "total", "note")) {
            assertThat(numbers(joined, column)).as(column).isEqualTo(numbers(whole, column));
        }
    }

    @Test
    void aStoredModelMakesTheSameRows() throws IOException {
        FittedModel model = fit(ALL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(bytes);

        FittedModel read = Synthesizers.load(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(numbers(read.sample(300, 2), "total")).isEqualTo(numbers(model.sample(300, 2), "total"));
        assertThat(text(read.sample(300, 2), "city", 7)).isEqualTo(text(model.sample(300, 2), "city", 7));
    }

    @Test
    void aDamagedModelIsBroken() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fit(ALL).save(bytes);
        for (int at : new int[] {9, 60, bytes.size() - 5}) {
            byte[] damaged = bytes.toByteArray();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> Synthesizers.load(new ByteArrayInputStream(damaged)))
                    .as("byte %d", at)
                    .asInstanceOf(type(SynthesisException.class))
                    .extracting(SynthesisException::reason)
                    .isEqualTo(Reason.MODEL_BROKEN);
        }
    }

    @Test
    void conditionsAreMetUnderConstraintsAndCounted() throws IOException {
        FittedModel model = fit(withoutUnique());
        List<Condition> paris = List.of(new OneOf("city", List.of("Paris", "Lyon")), new Between("total", 0, 200));
        List<Condition> nowhere = List.of(new OneOf("city", List.of("Bonn")));
        List<Table> batches = new ArrayList<>();

        SampleOrder.Outcome outcome = new SampleOrder(
                        1_000, List.of(new SampleOrder.Wanted(paris, 300), new SampleOrder.Wanted(nowhere, 100)), 9)
                .from(model, ProgressListener.NONE, Cancellation.NONE, batches::add);

        Table made = Joining.of(model.schema(), batches);
        assertThat(outcome).isEqualTo(new SampleOrder.Outcome(900, List.of(300L, 0L)));
        assertThat(made.rows()).isEqualTo(900);
        for (int row = 0; row < 300; row++) {
            assertThat(text(made, "land", row)).isEqualTo("FR");
            assertThat(numbers(made, "total")[row]).isBetween(0.0, 200.0);
        }
    }

    @Test
    void aConditionThatNoRowMeetsEnds() throws IOException {
        FittedModel model = fit(List.of(new Formula("total", "price * count * 1.2", 0)));
        List<Condition> never = List.of(new Between("total", -5, -4));

        SampleOrder.Outcome outcome = new SampleOrder(10, List.of(new SampleOrder.Wanted(never, 10)), 1)
                .from(model, ProgressListener.NONE, Cancellation.NONE, batch -> {});

        assertThat(outcome).isEqualTo(new SampleOrder.Outcome(0, List.of(0L)));
    }
}
