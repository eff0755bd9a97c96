package io.syntho.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.local.terminal.Steps;
import io.syntho.local.terminal.Terminal;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Choice;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real methods tried on tables for which it is known which of them does better. */
class MethodTrialTest {

    private static final List<FitOptions> ALL =
            Stream.of(Method.values()).map(FitOptions::defaults).toList();

    @TempDir
    private Path folder;

    private Choice choose(String header, int rows, IntFunction<String> row) throws IOException {
        String lines = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
        Path file = Files.writeString(folder.resolve("table.csv"), lines);
        Terminal nowhere = new Terminal(new PrintStream(new ByteArrayOutputStream(), true), false, false, 80);
        try (Steps steps = new Steps(nowhere)) {
            return new MethodTrial(TableReader.load(file, "table.csv", ReadLimits.DEFAULT), 1, steps.plan("Choose"))
                    .choose(ALL);
        }
    }

    private static String words(Object... cells) {
        return Stream.of(cells)
                .map(cell -> cell instanceof Double number ? String.format(Locale.ROOT, "%.3f", number) : cell + "")
                .collect(Collectors.joining(","));
    }

    /** A parabola and a product of signs: no correlation tells of them. */
    @Test
    void theAutoregressiveMethodIsChosenWhereColumnsDependInAnyForm() throws IOException {
        Random random = new Random(4);

        Choice choice = choose("x,bow,left,right,agree", 1_500, row -> {
            double x = 2 * random.nextDouble() - 1;
            boolean left = random.nextBoolean();
            boolean right = random.nextBoolean();
            return words(
                    x, x * x + 0.02 * random.nextGaussian(), left ? "up" : "down", right ? "in" : "out", left == right);
        });

        assertThat(choice.method()).as(choice.reason()).isEqualTo(Method.AUTOREGRESSIVE);
        assertThat(choice.reason()).contains("A short trial on 1,200 rows, judged by 300 rows set aside");
    }

    /** What the copula assumes, and few rows to learn it from otherwise. */
    @Test
    void theCopulaIsChosenWhereColumnsAreJoinedAsItSays() throws IOException {
        Random random = new Random(4);

        Choice choice = choose("a,b,c,d,e,f", 500, row -> {
            double common = random.nextGaussian();
            Object[] cells = new Object[6];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = 10 * i + common + 0.3 * random.nextGaussian();
            }
            return words(cells);
        });

        assertThat(choice.method()).as(choice.reason()).isEqualTo(Method.GAUSSIAN_COPULA);
        assertThat(choice.reason()).contains("A short trial on 400 rows");
    }

    @Test
    void aTinyTableIsNotTried() throws IOException {
        Choice choice = choose("a,b", 60, row -> words(row % 7, row % 3));

        assertThat(choice.method()).isEqualTo(Method.GAUSSIAN_COPULA);
        assertThat(choice.reason()).contains("60 rows").doesNotContain("trial on");
    }

    @Test
    void aWideTableIsNotTried() throws IOException {
        String header = IntStream.range(0, 201).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        Choice choice = choose(
                header,
                600,
                row -> IntStream.range(0, 201)
                        .mapToObj(i -> "" + (row * (i + 3) % 11))
                        .collect(Collectors.joining(",")));

        assertThat(choice.method()).isEqualTo(Method.GAUSSIAN_COPULA);
        assertThat(choice.reason()).contains("201 columns").doesNotContain("trial on");
    }

    /** Nothing is learned of such columns, so that no figure tells the methods apart. */
    @Test
    void aTableOfIdentifiersAloneIsNoError() throws IOException {
        Choice choice = choose("id,email", 600, row -> words(100_000 + row, "p" + row + "@example.org"));

        assertThat(choice.method()).isEqualTo(Method.AUTOREGRESSIVE);
    }
}
