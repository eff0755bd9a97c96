package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.transform.RowRandom;
import java.util.Locale;

/**
 * Names, addresses and what is made from names. Family names are made up, domains are reserved for documentation (RFC 2606), networks are
 * private (RFC 1918) or for documentation (RFC 3849): what comes out belongs to nobody.
 *
 * @param style what is written
 * @param middles length of the made-up words, see {@link Vocabulary}
 * @param entities whom values belong to
 */
record PersonalText(Style style, int middles, Entities entities) implements Maker {

    /** What is written. */
    enum Style {
        /** One name. */
        GIVEN_NAME,
        /** Given name and family name. */
        FULL_NAME,
        /** Family name, comma, given name. */
        FAMILY_FIRST,
        /** An e-mail address. */
        EMAIL,
        /** A user name. */
        USERNAME,
        /** A web address. */
        URL,
        /** House number and street. */
        STREET,
        /** An IPv4 address. */
        IPV4,
        /** An IPv6 address. */
        IPV6
    }

    private static final String[] GIVEN_NAMES = {
        "Ada", "Ali", "Amara", "Ana", "Anton", "Aya", "Ben", "Carla", "Chen", "Chidi", "Clara", "Daniel", "Dina",
        "Elena", "Emeka", "Emil", "Eva", "Farid", "Fatima", "Felix", "Grace", "Hana", "Hugo", "Ida", "Ines", "Ivan",
        "Jamal", "Jan", "Julia", "Kaan", "Karim", "Kofi", "Lara", "Lena", "Leo", "Lina", "Luca", "Maya", "Mei", "Mina",
        "Mira", "Nadia", "Nia", "Nils", "Noah", "Nora", "Olga", "Omar", "Oskar", "Paula", "Priya", "Rafael", "Ravi",
        "Rosa", "Sami", "Sara", "Tariq", "Vera", "Yara", "Yusuf", "Zola"
    };

    private static final String[] STREETS = {"Street", "Road", "Avenue", "Lane", "Way"};
    private static final long NETWORK_SIZE = 1L << 24;
    private static final int LARGEST_HOUSE_NUMBER = 240;

    @Override
    public String make(long row, RowRandom random) {
        long entity = entities.of(row, random);
        Vocabulary families = new Vocabulary(Vocabulary.FAMILY, middles);
        long room = families.size() * GIVEN_NAMES.length;
        long number = Permutation.shuffle(entity % room, room, random.bits(-1, 0));
        String more = entity < room ? "" : Long.toString(entity / room);
        String given = GIVEN_NAMES[(int) (number % GIVEN_NAMES.length)];
        String family = families.word(number / GIVEN_NAMES.length);
        return switch (style) {
            case GIVEN_NAME -> givenName(entity, random);
            case FULL_NAME -> given + " " + family + roman(more);
            case FAMILY_FIRST -> family + ", " + given + roman(more);
            case EMAIL -> lower(given + "." + family) + more + "@mail.example";
            case USERNAME -> lower(given + "_" + family) + more;
            case URL -> "https://www.example/" + lower(given + "-" + family) + more;
            case STREET ->
                (1 + number % LARGEST_HOUSE_NUMBER) + " " + family + " "
                        + STREETS[(int) (number / LARGEST_HOUSE_NUMBER % STREETS.length)] + roman(more);
            case IPV4 -> ipv4(entity, random);
            case IPV6 -> ipv6(entity, random);
        };
    }

    private String givenName(long entity, RowRandom random) {
        Vocabulary words = new Vocabulary(Vocabulary.GIVEN, middles);
        return words.word(Permutation.shuffle(entity % words.size(), words.size(), random.bits(-1, 0)));
    }

    private static String ipv4(long entity, RowRandom random) {
        long host = Permutation.shuffle(entity % NETWORK_SIZE, NETWORK_SIZE, random.bits(-1, 0));
        return "10." + (host >> 16) + "." + (host >> 8 & 0xFF) + "." + (host & 0xFF);
    }

    private static String ipv6(long entity, RowRandom random) {
        long bits = random.bits(entity, 0);
        return "2001:db8:%x:%x:%x:%x:%x:%x"
                .formatted(
                        bits & 0xFFFF,
                        bits >>> 16 & 0xFFFF,
                        bits >>> 32 & 0xFFFF,
                        bits >>> 48 & 0xFFFF,
                        entity >>> 16 & 0xFFFF,
                        entity & 0xFFFF);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String roman(String more) {
        return more.isEmpty() ? "" : " " + more;
    }
}
