package io.syntho.evaluation.privacy;

import static io.syntho.evaluation.Samples.numbers;
import static io.syntho.evaluation.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syntho.evaluation.Samples;
import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.evaluation.pii.PiiScan;
import io.syntho.evaluation.run.EvaluationListener;
import io.syntho.evaluation.run.EvaluationSettings;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Classes counted by hand, and the example of the paper on t-closeness. */
class ClassSizesTest {

    /** Table 3 of Li, Li and Venkatasubramanian (2007): three classes of three, salaries of 3,000 to 11,000. */
    private static final Table PAPER = new Table(List.of(
            text("zip code", "476**", "476**", "476**", "4790*", "4790*", "4790*", "476xx", "476xx", "476xx"),
            numbers("salary", 3, 4, 5, 6, 11, 8, 7, 9, 10),
            text(
                    "disease",
                    "ulcer",
                    "gastritis",
                    "cancer",
                    "gastritis",
                    "flu",
                    "bronchitis",
                    "bronchitis",
                    "pneumonia",
                    "cancer")));

    private static final TableSchema PAPER_SCHEMA = new TableSchema(List.of(
            ColumnSchema.of("zip code", StorageType.STRING, Meaning.CATEGORICAL).with(Optional.of(PiiKind.POSTAL_CODE)),
            ColumnSchema.of("salary", StorageType.INTEGER, Meaning.CONTINUOUS),
            ColumnSchema.of("disease", StorageType.STRING, Meaning.CATEGORICAL)));

    @Test
    void theClassesOfThePaperAreAsFarAsThePaperSays() {
        ClassSizes found = classes(PAPER, PAPER_SCHEMA, Set.of("salary")).orElseThrow();

        assertThat(found.quasiIdentifiers()).containsExactly("zip code");
        assertThat(found.secrets()).containsExactly("salary");
        assertThat(found.synthetic().smallest()).isEqualTo(3);
        assertThat(found.synthetic().smallShare()).isEqualTo(1);
        assertThat(found.synthetic().distinctSecrets()).hasValue(3);
        assertThat(found.synthetic().closeness().orElseThrow())
                .as("of {3, 4, 5} in {3 … 11}")
                .isCloseTo(0.375, within(1e-12));
        assertThat(found.training()).isEqualTo(found.synthetic());
    }

    @Test
    void aClassOfThePaperThatIsSpreadOutIsNear() {
        Ranks salaries = Ranks.of(PAPER.column("salary"), Meaning.CONTINUOUS, 1);

        ClassSecret found = ClassSecret.of(salaries, RowGroups.of(new int[] {-1, -1, -1, 0, 0, 0, -1, -1, -1}, 1));

        assertThat(found.closeness()).as("of {6, 8, 11}").isCloseTo(1.0 / 6, within(1e-12));
    }

    @Test
    void categoriesAreAsFarAsTheirSharesDiffer() {
        ClassSizes found = classes(PAPER, PAPER_SCHEMA, Set.of("disease")).orElseThrow();

        // Ulcer, gastritis and cancer have 1/9, 2/9 and 2/9 of all, and a third each in the first class.
        assertThat(found.synthetic().closeness().orElseThrow()).isCloseTo(1 - 5.0 / 9, within(1e-12));
    }

    @Test
    void theLeastAndTheGreatestOfAllSecretsCount() {
        Table table = new Table(List.of(
                text("city", "a", "a", "a", "b", "b", "b", "b", "b", "b"),
                text("sex", "f", "f", "m", "m", "m", "m", "m", "m", "m"),
                text("same", "x", "x", "y", "y", "y", "y", "y", "y", "y"),
                numbers("differs", 1, 2, 3, 4, 5, 6, 7, 8, 9)));
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("city", StorageType.STRING, Meaning.CATEGORICAL).with(Optional.of(PiiKind.CITY)),
                ColumnSchema.of("sex", StorageType.STRING, Meaning.CATEGORICAL),
                ColumnSchema.of("same", StorageType.STRING, Meaning.CATEGORICAL),
                ColumnSchema.of("differs", StorageType.INTEGER, Meaning.CONTINUOUS)));

        ClassSizes found = classes(table, schema, Set.of()).orElseThrow();

        assertThat(found.quasiIdentifiers())
                .as("by its kind, and by its header")
                .containsExactly("city", "sex");
        assertThat(found.secrets()).as("all others, as none was named").containsExactly("same", "differs");
        assertThat(found.synthetic().smallest()).isEqualTo(1);
        assertThat(found.synthetic().smallShare()).isCloseTo(3.0 / 9, within(1e-12));
        assertThat(found.synthetic().distinctSecrets()).hasValue(1);
        // The class {y} of "same", of which 7 of 9 are y, is nearer than those of "differs": {1, 2} is far from {1 …
        // 9}.
        assertThat(found.synthetic().closeness().orElseThrow()).isCloseTo(7.0 / 9, within(1e-12));
    }

    @Test
    void specialCategoriesAreTheSecretsWhereNoneIsNamed() {
        TableSchema schema = new TableSchema(List.of(
                PAPER_SCHEMA.columns().get(0),
                PAPER_SCHEMA.columns().get(1),
                PAPER_SCHEMA.columns().get(2).with(Optional.of(PiiKind.SPECIAL_CATEGORY))));

        assertThat(classes(PAPER, schema, Set.of()).orElseThrow().secrets()).containsExactly("disease");
        assertThat(classes(PAPER, schema, Set.of("salary")).orElseThrow().secrets())
                .containsExactly("salary");
    }

    @Test
    void aColumnThatIsNamedAsSensitiveIsNoQuasiIdentifier() {
        assertThat(classes(PAPER, PAPER_SCHEMA, Set.of("zip code"))).isEmpty();
    }

    @Test
    void missingValuesAreOneValue() {
        Table table = new Table(List.of(
                text("gender", "f", "f", "m", "m", null, null),
                numbers("pay", Double.NaN, Double.NaN, 1, 2, Double.NaN, 3)));
        TableSchema schema = new TableSchema(List.of(
                ColumnSchema.of("gender", StorageType.STRING, Meaning.CATEGORICAL),
                ColumnSchema.of("pay", StorageType.INTEGER, Meaning.CONTINUOUS)));

        ClassSizes.Classes found =
                classes(table, schema, Set.of()).orElseThrow().synthetic();

        assertThat(found.smallest()).isEqualTo(2);
        assertThat(found.distinctSecrets()).hasValue(1);
        // {missing, missing} against three missing, 1, 2, 3: 3/6 + 2/6 + 1/6 of three steps.
        assertThat(found.closeness().orElseThrow()).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void withoutAQuasiIdentifierThereIsNothingToCount() {
        assertThat(classes(Samples.people(50, 1), Samples.peopleSchema(), Set.of()))
                .isEmpty();
    }

    @Test
    void theScoreIsTheSameWhateverTheClasses() {
        Table train = Samples.people(1_500, 1);
        TableSchema plain = Samples.peopleSchema();
        TableSchema marked = new TableSchema(plain.columns().stream()
                .map(column -> column.name().equals("region") ? column.with(Optional.of(PiiKind.CITY)) : column)
                .toList());

        PrivacyReport without = report(train, plain, Set.of());
        PrivacyReport with = report(train, marked, Set.of());

        assertThat(with.classes()).isPresent();
        assertThat(without.classes()).isEmpty();
        assertThat(with.score()).isEqualTo(without.score());
    }

    private static Optional<ClassSizes> classes(Table table, TableSchema schema, Set<String> sensitive) {
        return report(table, schema, sensitive).classes();
    }

    private static PrivacyReport report(Table table, TableSchema schema, Set<String> sensitive) {
        return PrivacyEvaluator.current()
                .evaluate(
                        table,
                        table,
                        table,
                        schema,
                        new PiiScan(
                                schema.columns().stream()
                                        .flatMap(column ->
                                                column.pii().stream().map(kind -> finding(column.name(), kind)))
                                        .toList(),
                                "test"),
                        new EvaluationSettings(Optional.empty(), sensitive, 1),
                        EvaluationListener.SILENT);
    }

    private static PiiFinding finding(String column, PiiKind kind) {
        return new PiiFinding(column, kind, 1, 1, "test", List.of(), Optional.empty(), 9, false);
    }
}
