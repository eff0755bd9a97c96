package io.syntho.evaluation.pii;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Addresses of machines, and codes that only look like them. */
final class NetworkChecks {

    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:[/:]\\d{1,5})?");
    private static final Pattern MAC =
            Pattern.compile("(?i)[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\\1){4}[0-9a-f]{2}|(?:[0-9a-f]{4}\\.){2}[0-9a-f]{4}");
    private static final Pattern UUID =
            Pattern.compile("(?i)\\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}?");
    private static final Pattern HASH =
            Pattern.compile("(?i)[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{128}");

    /** Parts of versions such as 4.12.0.7 seldom get this large; of 98 in 100 addresses one part does. */
    private static final int LARGE_PART = 64;

    private NetworkChecks() {}

    static Fit ip(String value) {
        Matcher four = IPV4.matcher(value);
        if (four.matches()) {
            boolean large = false;
            for (int part = 1; part <= 4; part++) {
                int number = Integer.parseInt(four.group(part));
                if (number > 255) {
                    return Fit.NO;
                }
                large |= number >= LARGE_PART;
            }
            return Fit.shaped(large);
        }
        return Fit.of(value.length() >= 3
                && value.length() <= 50
                && value.indexOf(':') != value.lastIndexOf(':')
                && InetAddressValidator.getInstance().isValidInet6Address(value));
    }

    static Fit mac(String value) {
        return Fit.of((value.length() == 17 || value.length() == 14)
                && MAC.matcher(value).matches());
    }

    /** Whether it is a UUID or a digest: random, and nobody's. */
    static boolean isRandomCode(String value) {
        return UUID.matcher(value).matches() || HASH.matcher(value).matches();
    }
}
