package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.ComplianceEvidence;
import io.syntho.server.compliance.Generation;
import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Cell;
import io.syntho.server.compliance.typeset.Facts;
import io.syntho.server.compliance.typeset.Facts.Fact;
import io.syntho.server.compliance.typeset.Heading;
import io.syntho.server.compliance.typeset.Paragraph;
import io.syntho.server.compliance.typeset.Style;
import io.syntho.server.compliance.typeset.Table;
import io.syntho.server.compliance.typeset.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Method, settings, hold-out protocol, guarantees and times. */
final class MethodPart {

    private static final float LABEL = 120;
    private static final int SETTINGS = 60;

    private MethodPart() {}

    static List<Block> blocks(ComplianceEvidence evidence) {
        Generation generation = evidence.generation();
        StandingWords words = StandingWords.CURRENT;
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Facts(model(evidence), LABEL));
        blocks.add(Heading.within("Hold-out protocol"));
        blocks.add(Paragraph.of(words.holdOut()));
        blocks.add(new Facts(
                List.of(
                        Fact.of(
                                "Training rows",
                                Words.count(generation.holdOut().trainingRows())),
                        Fact.of(
                                "Hold-out rows",
                                Words.count(generation.holdOut().rows())),
                        Fact.of(
                                "Seed of the choice",
                                String.valueOf(generation.holdOut().seed()))),
                LABEL));
        blocks.add(Heading.within("Differential privacy"));
        blocks.add(Paragraph.of(
                generation.differentialPrivacy().map(MethodPart::promise).orElse(words.noDifferentialPrivacy())));
        if (!generation.settings().isEmpty()) {
            blocks.add(Heading.within("Settings"));
            blocks.add(settings(generation.settings()));
        }
        return blocks;
    }

    /** Rounded up, so that no more is claimed than holds. */
    static String promise(Generation.DifferentialPrivacy spent) {
        return String.format(
                Locale.ROOT,
                "The fit is (ε, δ)-differentially private for single rows with ε = %.3f and δ = %.1e, columns' distributions included. The number of "
                        + "rows and the schema are taken as public. This report and the scores in it read the original and are not covered.",
                Math.ceil(spent.epsilon() * 1e3) / 1e3,
                spent.delta());
    }

    private static List<Fact> model(ComplianceEvidence evidence) {
        Generation generation = evidence.generation();
        return List.of(
                Fact.of("Synthetic dataset", Words.name(evidence.synthetic().name())),
                Fact.code("Synthetic dataset id", evidence.synthetic().id().toString()),
                Fact.of(
                        "Size",
                        "%s rows, %s columns"
                                .formatted(
                                        Words.count(evidence.synthetic().rows()),
                                        Words.count(evidence.synthetic().columns()))),
                Fact.code("SHA-256 of the file", evidence.synthetic().sha256()),
                Fact.of("Method", Labels.method(generation.method())),
                Fact.of("Engine version", generation.engineVersion()),
                generation
                        .modelSha256()
                        .map(hash -> Fact.code("SHA-256 of the model", hash))
                        .orElse(Fact.of("Model", "not stored")),
                Fact.of("Seed", String.valueOf(generation.seed())),
                Fact.of("Attempts on this dataset", attempts(evidence.attempts())),
                Fact.of("Asked for", Words.time(generation.requestTime())),
                Fact.of("Begun", Words.time(generation.startTime())),
                Fact.of("Finished", Words.time(generation.endTime())));
    }

    static String attempts(int attempts) {
        return attempts == 1 ? "1, this one" : "%s, this one included".formatted(Words.count(attempts));
    }

    private static Block settings(List<Generation.Setting> settings) {
        return new Table(
                List.of(Column.text("Setting", 160), Column.text("Value", 331)),
                settings.stream()
                        .limit(SETTINGS)
                        .map(setting -> List.of(
                                Cell.of(Words.cut(setting.name(), 80), Style.CELL.code()),
                                Cell.of(Words.cut(setting.value(), 300))))
                        .toList());
    }
}
