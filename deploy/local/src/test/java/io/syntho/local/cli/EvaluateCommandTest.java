package io.syntho.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    private static final String HEADER = "\"a b\",\"x\"\"y\",Straße,income\n";

    @TempDir
    private Path project;

    private Path train;
    private Path holdout;

    @BeforeEach
    void writeTables() throws IOException {
        train = people("train.csv", 2_000, 1);
        holdout = people("holdout.csv", 600, 2);
    }

    @Test
    void freshRowsOfTheSameOriginAreLowAndTheTrainingRowsThemselvesCritical() throws IOException {
        JsonNode fresh = evidence(evaluate(people("fresh.csv", 2_000, 3), "--target", "income"));
        JsonNode copied = evidence(evaluate(train));

        assertThat(fresh.at("/privacy/risk_level").asText()).isEqualTo("low");
        assertThat(fresh.at("/privacy/score").asDouble()).isBetween(80.0, 100.0);
        assertThat(fresh.at("/quality/overall").asDouble()).isBetween(0.9, 1.0);
        assertThat(fresh.at("/quality/column_shapes").asDouble()).isBetween(0.9, 1.0);
        assertThat(fresh.at("/quality/column_pair_trends").asDouble()).isBetween(0.8, 1.0);
        assertThat(copied.at("/privacy/risk_level").asText()).isEqualTo("critical");
        assertThat(copied.at("/privacy/score").asDouble()).isBetween(0.0, 10.0);
        Set<String> measures = new TreeSet<>();
        for (JsonNode component : copied.at("/privacy/components")) {
            measures.add(component.path("measure").asText());
        }
        assertThat(measures)
                .containsExactly(
                        "distance_share",
                        "exact_copies",
                        "inference",
                        "linkability",
                        "membership",
                        "singling_out_multivariate",
                        "singling_out_univariate");
    }

    @Test
    void anAttackSaysWhatWasTriedAndHowOftenItSucceeded() throws IOException {
        for (JsonNode component : evidence(evaluate(train)).at("/privacy/components")) {
            assertThat(component.path("title").asText()).isNotEmpty();
            assertThat(component.path("explanation").asText()).isNotEmpty();
            assertThat(component.path("risk_interval")).hasSize(2);
            if (component.has("attacks_made")) {
                assertThat(component.path("rates").findValuesAsText("name")).contains("attack", "control", "baseline");
            }
        }
    }

    @Test
    void columnsNamedAsSensitiveAreInferredAndTheSecretsOfClasses() throws IOException {
        train = ofAges(train);
        holdout = ofAges(holdout);
        Path fresh = ofAges(people("fresh.csv", 2_000, 3));

        JsonNode privacy = evidence(evaluate(fresh, "--sensitive", "income")).path("privacy");

        Set<String> inferred = new TreeSet<>();
        for (JsonNode component : privacy.path("components")) {
            if (component.path("measure").asText().equals("inference")) {
                inferred.add(component.path("column").asText());
                assertThat(component.path("rates").findValuesAsText("name")).contains("reachable");
            }
        }
        assertThat(inferred).containsExactly("income");
        JsonNode classes = privacy.path("class_sizes");
        assertThat(classes.path("quasi_identifiers"))
                .extracting(JsonNode::asText)
                .containsExactly("age");
        assertThat(classes.path("secret_columns")).extracting(JsonNode::asText).containsExactly("income");
        assertThat(classes.at("/synthetic/smallest_class").asInt()).isPositive();
        assertThat(classes.at("/training/closeness").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void aTableOfOtherColumnsIsToldByItsReason() throws IOException {
        Path other = Files.writeString(project.resolve("other.csv"), "colour,size\nred,1\nblue,2\n");

        Cli refused = run(other);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("NO_COMMON_COLUMN").doesNotContain("\tat ");
    }

    @Test
    void whatIsNotThereIsAWrongCommandLine() throws IOException {
        assertThat(run(project.resolve("none.csv")).code()).isEqualTo(2);
        assertThat(run(train, "--target", "no such").code()).isEqualTo(1);
        Cli refused = run(train, "--sensitive", "income", "--sensitive", "no such");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--sensitive: no such");
    }

    /** The same table with a header that says that its first column is of ages. */
    private static Path ofAges(Path table) throws IOException {
        return Files.writeString(table, Files.readString(table).replace(HEADER, "age,region,size,income\n"));
    }

    private Cli evaluate(Path synthetic, String... more) throws IOException {
        Cli done = run(synthetic, more);
        assertThat(done.code()).as(done.err()).isZero();
        return done;
    }

    private Cli run(Path synthetic, String... more) throws IOException {
        String[] arguments = {
            "evaluate",
            "--train",
            train.toString(),
            "--holdout",
            holdout.toString(),
            "--synth",
            synthetic.toString(),
            "--json"
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Cli.run(project, all);
    }

    private static JsonNode evidence(Cli done) throws IOException {
        return new ObjectMapper().readTree(done.out().lines().toList().getLast());
    }

    private Path people(String name, int rows, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(HEADER);
        for (int row = 0; row < rows; row++) {
            int age = 18 + random.nextInt(60);
            double income = 500 * age + 4_000 * random.nextGaussian();
            text.append(age)
                    .append(random.nextBoolean() ? ",north," : ",south,")
                    .append(random.nextInt(90) / 10.0)
                    .append(',')
                    .append(Math.rint(income * 100) / 100)
                    .append('\n');
        }
        return Files.writeString(project.resolve(name), text);
    }
}
