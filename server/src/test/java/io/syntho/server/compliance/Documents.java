package io.syntho.server.compliance;

import static io.syntho.server.compliance.Evidence.personal;
import static io.syntho.server.compliance.Evidence.plain;

import io.syntho.evaluation.privacy.PrivacyMeasure;
import io.syntho.evaluation.privacy.RiskLevel;
import io.syntho.evaluation.quality.QualityReport;
import io.syntho.tabular.CodedColumn;
import io.syntho.tabular.Column;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.PiiKind;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Documents of the kinds that occur, and of some that should not. */
public final class Documents {

    private static final QualityReport QUALITY =
            People.quality(People.census(6_000, 1, 0), People.census(1_500, 2, 0), People.census(4_000, 3, 0.25));

    private Documents() {}

    /** A census table of fourteen columns, well made. */
    public static ComplianceDocument census() {
        return ComplianceDocument.of(censusEvidence().build());
    }

    /** The evidence of {@link #census()} for another type of report. */
    public static ComplianceEvidence censusOf(ReportType type) {
        return censusEvidence().type(type).build();
    }

    /** The evidence of {@link #census()} of an owner whose account has no name. */
    public static ComplianceEvidence ofNobody() {
        return censusEvidence().named("", "Census income 1994").build();
    }

    /** The same evidence for another type of report. */
    public static ComplianceEvidence as(ComplianceEvidence evidence, ReportType type) {
        return new ComplianceEvidence(
                evidence.reportId(),
                type,
                evidence.verifyUrl(),
                evidence.createTime(),
                evidence.owner(),
                evidence.source(),
                evidence.synthetic(),
                evidence.declaration(),
                evidence.generation(),
                evidence.columns(),
                evidence.privacy(),
                evidence.quality(),
                evidence.attempts());
    }

    /** A table whose real rows hold one value that the synthetic ones do not. */
    public static ComplianceEvidence withARareRealValue(String value) {
        List<String> titles = List.of("Mr", "Mrs", value);
        int[] real = IntStream.range(0, 600).map(row -> row == 7 ? 2 : row % 2).toArray();
        int[] synthetic = IntStream.range(0, 600).map(row -> row % 2).toArray();
        Table train = new Table(List.of(new CodedColumn("title", real, titles)));
        Table made = new Table(List.of(new CodedColumn("title", synthetic, titles)));
        return Evidence.of(People.quality(train, made, made))
                .columns(List.of(plain("title", StorageType.STRING, Meaning.CATEGORICAL)))
                .build();
    }

    static Evidence censusEvidence() {
        List<ColumnFacts> columns = new ArrayList<>();
        for (var column : People.schema(People.census(10, 1, 0)).columns()) {
            columns.add(plain(column.name(), column.type(), column.meaning()));
        }
        columns.set(0, personal("age", StorageType.INTEGER, Meaning.CONTINUOUS, PiiKind.AGE, Treatment.MODELLED));
        columns.set(
                7,
                personal(
                        "race",
                        StorageType.STRING,
                        Meaning.CATEGORICAL,
                        PiiKind.SPECIAL_CATEGORY,
                        Treatment.GENERALISED));
        return Evidence.of(QUALITY).columns(columns);
    }

    /** Passengers of a ship: names, tickets, cabins. One name column was overruled by the owner. */
    public static ComplianceDocument passengers() {
        List<ColumnFacts> columns = new ArrayList<>(List.of(
                plain("PassengerId", StorageType.INTEGER, Meaning.IDENTIFIER),
                plain("Survived", StorageType.BOOLEAN, Meaning.CATEGORICAL),
                plain("Pclass", StorageType.INTEGER, Meaning.CATEGORICAL),
                personal("Name", StorageType.STRING, Meaning.FREE_TEXT, PiiKind.PERSON_NAME, Treatment.REGENERATED),
                plain("Sex", StorageType.STRING, Meaning.CATEGORICAL),
                personal("Age", StorageType.DECIMAL, Meaning.CONTINUOUS, PiiKind.AGE, Treatment.MODELLED),
                plain("SibSp", StorageType.INTEGER, Meaning.CONTINUOUS),
                plain("Parch", StorageType.INTEGER, Meaning.CONTINUOUS),
                personal("Ticket", StorageType.STRING, Meaning.IDENTIFIER, PiiKind.UNIQUE_CODE, Treatment.REGENERATED),
                plain("Fare", StorageType.DECIMAL, Meaning.CONTINUOUS),
                plain("Cabin", StorageType.STRING, Meaning.CATEGORICAL),
                plain("Embarked", StorageType.STRING, Meaning.CATEGORICAL),
                plain("Boarded on", StorageType.DATE, Meaning.DATETIME)));
        ColumnFacts id = columns.getFirst();
        columns.set(0, new ColumnFacts(id.name(), id.type(), id.meaning(), id.pii(), Treatment.REGENERATED, true));
        return ComplianceDocument.of(Evidence.of(QUALITY)
                .named("Maria Bärenklau", "Passengers of the Aurelia")
                .declared(Declaration.NONE)
                .columns(columns)
                .rows(891)
                .privacy(Evidence.privacy(
                        49,
                        RiskLevel.HIGH,
                        List.of(
                                Evidence.inconclusive(PrivacyMeasure.EXACT_COPIES),
                                Evidence.inconclusive(PrivacyMeasure.DISTANCE_SHARE)),
                        178))
                .attempts(7)
                .build());
    }

    /** A table that gives real persons away. */
    public static ComplianceDocument leaking() {
        List<ColumnFacts> columns = List.of(
                personal("name", StorageType.STRING, Meaning.FREE_TEXT, PiiKind.PERSON_NAME, Treatment.MODELLED),
                personal("e-mail", StorageType.STRING, Meaning.IDENTIFIER, PiiKind.EMAIL, Treatment.REGENERATED),
                plain("amount", StorageType.DECIMAL, Meaning.CONTINUOUS));
        return ComplianceDocument.of(Evidence.of(QUALITY)
                .columns(columns)
                .syntheticHash(Evidence.ORIGINAL_HASH)
                .privacy(Evidence.privacy(
                        3.5,
                        RiskLevel.CRITICAL,
                        List.of(
                                Evidence.leak(
                                        PrivacyMeasure.EXACT_COPIES,
                                        Optional.empty(),
                                        3.5,
                                        "3100 of 10000 synthetic rows (31.00 %) equal a training row that occurs once. Training rows were copied."),
                                Evidence.leak(
                                        PrivacyMeasure.PII_REPLAY,
                                        Optional.of("e-mail"),
                                        12,
                                        "310 of 1000 real values come back."))))
                .build());
    }

    /** All eighteen identifiers of Safe Harbor, none of them learned. */
    public static ComplianceDocument identifiers() {
        List<ColumnFacts> columns = new ArrayList<>();
        for (PiiKind kind : PiiKind.values()) {
            columns.add(personal(
                    kind.name().toLowerCase(Locale.ROOT),
                    StorageType.STRING,
                    Meaning.IDENTIFIER,
                    kind,
                    Treatment.REGENERATED));
        }
        return ComplianceDocument.of(Evidence.of(QUALITY)
                .columns(columns)
                .privacy(Evidence.privacy(94.17, RiskLevel.LOW, Evidence.components(columns.size())))
                .build());
    }

    /** That many columns, every ninth of them personal. */
    public static ComplianceDocument wide(int width) {
        Table train = People.wide(width, 300, 1);
        QualityReport quality = People.quality(train, People.wide(width, 150, 2), People.wide(width, 200, 3));
        List<ColumnFacts> columns = new ArrayList<>();
        for (var column : People.schema(train).columns()) {
            columns.add(
                    columns.size() % 9 == 4
                            ? personal(
                                    column.name(), column.type(), column.meaning(), PiiKind.CITY, Treatment.GENERALISED)
                            : plain(column.name(), column.type(), column.meaning()));
        }
        return ComplianceDocument.of(Evidence.of(quality)
                .named("Statistics Office", "Wide survey")
                .columns(columns)
                .build());
    }

    /** Names and values that want to break or trick whatever shows them. */
    public static final List<String> HOSTILE_NAMES = List.of(
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "'); drop table profiles; --",
            "../../etc/passwd",
            "bell\u0007 null\u0000 escape\u001b[31m",
            "right\u202eto-left gpj.exe",
            "שלום عليكم",
            "汉字列名",
            "emoji \uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDD2C",
            "unpaired \uD800 surrogate",
            "z\u0300\u0301\u0302\u0303\u0304\u0305a\u0300\u0301\u0302lgo",
            "tab\tand\nnew line\r\n",
            "(parens) [brackets] /Name <hex> % comment \\ backslash",
            "   ",
            "x".repeat(5_000),
            "word ".repeat(1_000),
            "\uD83D\uDE00".repeat(2_500),
            "\u202e".repeat(300));

    /** All of them at once, in every place where the owner's text goes. */
    public static ComplianceDocument hostile() {
        List<ColumnFacts> columns = new ArrayList<>();
        List<Column> real = new ArrayList<>();
        for (String name : HOSTILE_NAMES) {
            columns.add(
                    columns.size() % 2 == 0
                            ? personal(name, StorageType.STRING, Meaning.CATEGORICAL, PiiKind.CITY, Treatment.MODELLED)
                            : plain(name, StorageType.STRING, Meaning.CATEGORICAL));
            int[] codes = IntStream.range(0, 200)
                    .map(row -> row % HOSTILE_NAMES.size())
                    .toArray();
            real.add(new CodedColumn(name, codes, HOSTILE_NAMES));
        }
        Table table = new Table(real);
        String everything = String.join(" ", HOSTILE_NAMES);
        return ComplianceDocument.of(Evidence.of(People.quality(table, table, table))
                .named(everything, everything)
                .declared(new Declaration(
                        everything, everything, Optional.of(LegalBasis.CONSENT), everything, "keep\u202e it"))
                .columns(columns)
                .privacy(Evidence.privacy(
                        55,
                        RiskLevel.HIGH,
                        HOSTILE_NAMES.stream()
                                .map(name -> Evidence.leak(
                                        PrivacyMeasure.PII_REPLAY,
                                        Optional.of(name),
                                        55,
                                        "Values of " + name + " come back."))
                                .toList()))
                .build());
    }
}
