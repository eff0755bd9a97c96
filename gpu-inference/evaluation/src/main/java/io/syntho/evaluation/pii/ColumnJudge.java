package io.syntho.evaluation.pii;

import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.PiiKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets the values of a column vote on its kind, together with its header. */
final class ColumnJudge {

    /** Fewer valid values than this prove nothing in a column of many. */
    private static final int LEAST_VALUES = 3;

    /** Longer values are texts or hostile; forms are not tried on them. */
    private static final int LONGEST = 300;

    private static final double RANDOM_CODES = 0.8;
    private static final double DATES = 0.8;
    private static final double UNMISTAKABLE = 0.96;
    private static final int LEAST_NAMES = 30;
    private static final double MOSTLY_NAMES = 0.8;

    private final List<Detector> detectors;
    private final HeaderWords headers;

    ColumnJudge(List<Detector> detectors, HeaderWords headers) {
        this.detectors = detectors;
        this.headers = headers;
    }

    /** The most confident finding about a column, if there is any. */
    Optional<PiiFinding> judge(ColumnSchema column, List<String> values, TextJudge texts) {
        Header header = Header.of(column.name());
        HeaderWords.Hints hints = headers.of(header);
        if (column.type().temporal()) {
            return BirthDates.judge(column, header, hints, values);
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        boolean random = share(values, NetworkChecks::isRandomCode) >= RANDOM_CODES;
        boolean dates = share(values, DateText::isDate) >= DATES;
        List<PiiFinding> found = new ArrayList<>();
        for (Detector detector : detectors) {
            boolean applies = (!random || detector.kind() == PiiKind.DEVICE_ID)
                    && (!dates || detector.kind() == PiiKind.DATE_OF_BIRTH);
            if (applies) {
                vote(column.name(), detector, hints, values).ifPresent(found::add);
            }
        }
        Comparator<PiiFinding> order = Comparator.<PiiFinding, Boolean>comparing(finding -> sure(finding, hints))
                .thenComparingDouble(PiiFinding::confidence)
                .thenComparing(
                        Comparator.<PiiFinding>comparingInt(found::indexOf).reversed());
        return found.stream().max(order).or(() -> read(column.name(), hints, values, texts));
    }

    /** What the header names, or an unmistakable form shows, comes before what the form only suggests. */
    private static boolean sure(PiiFinding finding, HeaderWords.Hints hints) {
        return hints.strong().containsKey(finding.kind()) || finding.confidence() >= UNMISTAKABLE;
    }

    private static Optional<PiiFinding> vote(
            String column, Detector detector, HeaderWords.Hints hints, List<String> values) {
        boolean vetoed = hints.against().contains(detector.kind());
        Optional<String> named =
                vetoed ? Optional.empty() : Optional.ofNullable(hints.strong().get(detector.kind()));
        Optional<String> hinted =
                vetoed ? Optional.empty() : Optional.ofNullable(hints.weak().get(detector.kind()));
        double needed = named.isPresent()
                ? Math.min(detector.named(), detector.alone())
                : hinted.isPresent() ? detector.hinted() : detector.alone();
        if (needed > 1 || values.size() < detector.least() || vetoed && detector.certainty() < UNMISTAKABLE) {
            return Optional.empty();
        }
        List<String> valid = new ArrayList<>();
        int formed = 0;
        double spare = values.size() * (1 - needed);
        for (int tried = 0; tried < values.size() && tried - valid.size() <= spare; tried++) {
            String value = values.get(tried);
            Fit fit = value.length() > LONGEST ? Fit.NO : detector.check().fit(value);
            if (fit != Fit.NO) {
                formed++;
                if (fit == Fit.VALID || named.isPresent() && detector.formOnly()) {
                    valid.add(value);
                }
            }
        }
        double share = (double) valid.size() / values.size();
        boolean enough = valid.size() >= Math.min(LEAST_VALUES, values.size());
        if (!enough || share < needed || valid.size() < detector.valid() * formed) {
            return Optional.empty();
        }
        return Optional.of(new PiiFinding(
                column,
                detector.kind(),
                share,
                confidence(detector, share, named, hinted),
                evidence(detector, share, values.size(), named.or(() -> hinted)),
                valid.stream().limit(3).map(Mask::of).toList(),
                HipaaIdentifier.of(detector.kind()),
                values.size(),
                false));
    }

    /** The header halves the doubt that the values leave; a hint takes a fifth of it. */
    private static double confidence(Detector detector, double share, Optional<String> named, Optional<String> hinted) {
        double byValues = detector.certainty() * (0.7 + 0.3 * share);
        double doubt = 1 - byValues;
        return 1 - doubt * (named.isPresent() ? 0.5 : hinted.isPresent() ? 0.8 : 1);
    }

    private static String evidence(Detector detector, double share, int values, Optional<String> phrase) {
        if (detector.words().isEmpty()) {
            return "The header says “" + phrase.orElseThrow() + "”.";
        }
        String counted = String.format(
                Locale.ROOT, "%.0f %% of %d distinct values are %s", 100 * share, values, detector.words());
        return phrase.map(said -> counted + "; the header says “" + said + "”.").orElse(counted + ".");
    }

    /** What the lists do not know may still be running text, or names of another country. */
    private static Optional<PiiFinding> read(
            String column, HeaderWords.Hints hints, List<String> values, TextJudge texts) {
        if (TextJudge.isText(values)) {
            return texts.texts(column, values);
        }
        boolean mayName = values.size() >= LEAST_NAMES
                && !hints.against().contains(PiiKind.PERSON_NAME)
                && hints.strong().isEmpty()
                && share(values, value -> NameChecks.fullName(value) != Fit.NO && NameChecks.isCapitalised(value))
                        >= MOSTLY_NAMES;
        return mayName ? texts.names(column, values) : Optional.empty();
    }

    private static double share(List<String> values, java.util.function.Predicate<String> test) {
        return (double) values.stream().filter(test).count() / values.size();
    }
}
