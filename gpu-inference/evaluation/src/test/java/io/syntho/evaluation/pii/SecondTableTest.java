package io.syntho.evaluation.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.tabular.read.LoadedTable;
import io.syntho.tabular.read.ReadLimits;
import io.syntho.tabular.read.TableReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A labelled table of many countries whose headers are foreign, shortened or say nothing: do the rules generalise? */
class SecondTableTest {

    @Test
    void nearlyAllColumnsAreJudgedRightly() throws URISyntaxException {
        PiiScan scan = scan();
        int found = 0;
        int positives = 0;
        int right = 0;
        int falseAlarms = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : WordList.lines("second.labels.txt")) {
            String[] sides = line.split(": ");
            Optional<PiiFinding> finding = scan.of(sides[0]).filter(one -> !one.quasiIdentifier());
            String kind = finding.map(one -> one.kind().name()).orElse("NONE");
            boolean fits = List.of(sides[1].split(" ")).contains(kind);
            if (!fits && !sides[1].equals("QUASI")) {
                wrong.add(sides[0] + " is " + sides[1] + ", judged " + kind);
            }
            if (sides[1].equals("NONE")) {
                falseAlarms += finding.isPresent() ? 1 : 0;
            } else if (!sides[1].equals("QUASI")) {
                positives++;
                found += finding.isPresent() ? 1 : 0;
                right += fits ? 1 : 0;
            }
        }
        double f1 = 2.0 * found / (positives + found + falseAlarms);

        assertThat(positives).isEqualTo(102);
        assertThat(f1).as("F1 of columns; wrong: %s", wrong).isGreaterThanOrEqualTo(0.95);
        assertThat((double) right / positives)
                .as("kind is right; wrong: %s", wrong)
                .isGreaterThanOrEqualTo(0.93);
    }

    private static PiiScan scan() throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(SecondTableTest.class.getResource("second.csv"))
                .toURI());
        LoadedTable loaded = TableReader.load(file, "second.csv", ReadLimits.DEFAULT);
        return PiiScanner.scan(loaded.table(), loaded.schema());
    }
}
