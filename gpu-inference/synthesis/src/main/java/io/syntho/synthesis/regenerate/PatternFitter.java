package io.syntho.synthesis.regenerate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Learns the looks of values: which kinds of characters stand where, as far as many values agree. */
final class PatternFitter {

    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String HEX_UPPER = DIGITS + "ABCDEF";
    private static final String HEX_LOWER = DIGITS + "abcdef";

    private static final int LONGEST_VALUE = 128;
    private static final int MOST_SAMPLED = 20_000;
    private static final int MOST_SHAPES = 32;
    private static final int MOST_RESIDUES = 1_024;
    /** A look is worth having when most values have one. */
    private static final double ENOUGH = 0.6;

    private final List<String> originals;
    private final int minimumValues;
    private final CheckDigits check;
    private final Optional<String> firstDigit;

    /**
     * Looks at distinct values.
     *
     * @param originals the distinct values; may be a view that spells them when asked
     * @param minimumValues values that must share a look before it is learned
     * @param check what is computed into the values
     * @param firstDigit a first digit that no issued number has, for numbers that must belong to nobody
     */
    PatternFitter(List<String> originals, int minimumValues, CheckDigits check, Optional<String> firstDigit) {
        this.originals = originals;
        this.minimumValues = minimumValues;
        this.check = check;
        this.firstDigit = firstDigit;
    }

    /**
     * The pattern, or empty when the values have no look in common.
     *
     * @param entities whom the values belong to
     */
    Optional<Pattern> fit(Entities entities) {
        List<String> sample = sample();
        List<List<String>> groups = groups(sample, PatternFitter::signature);
        if (size(groups) < ENOUGH * sample.size()) {
            groups = groups(sample, PatternFitter::outline);
        }
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        double all = size(groups);
        List<Shape> shapes = groups.stream()
                .map(group -> shape(group.size() / all, alphabets(group)))
                .toList();
        return Optional.of(new Pattern(shapes, entities, check));
    }

    private List<String> sample() {
        int step = Math.ceilDiv(originals.size(), MOST_SAMPLED);
        return IntStream.range(0, Math.ceilDiv(originals.size(), step))
                .mapToObj(i -> check.neutral(originals.get(i * step)))
                .distinct()
                .toList();
    }

    private static int size(List<List<String>> groups) {
        return groups.stream().mapToInt(List::size).sum();
    }

    private interface Key {
        String of(String value);
    }

    private List<List<String>> groups(List<String> sample, Key key) {
        Map<String, List<String>> byKey = new HashMap<>();
        for (String value : sample) {
            if (!value.isEmpty() && value.length() <= LONGEST_VALUE) {
                byKey.computeIfAbsent(key.of(value), k -> new ArrayList<>()).add(value);
            }
        }
        return byKey.entrySet().stream()
                .filter(group -> group.getValue().size() >= minimumValues)
                .sorted(Comparator.<Map.Entry<String, List<String>>>comparingInt(
                                group -> -group.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_SHAPES)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The kind of each character: S124529 is A999999. */
    private static String signature(String value) {
        StringBuilder kinds = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean lower = c >= 'a' && c <= 'z';
            kinds.append(c >= '0' && c <= '9' ? '9' : upper ? 'A' : lower ? 'a' : c);
        }
        return kinds.toString();
    }

    /** Only the separators and the length: hexadecimal codes share an outline but no signature. */
    private static String outline(String value) {
        return signature(value).replace('9', '_').replace('A', '_').replace('a', '_');
    }

    private List<String> alphabets(List<String> group) {
        int length = group.getFirst().length();
        List<String> alphabets = new ArrayList<>(length);
        boolean hex = group.stream()
                .allMatch(value -> value.chars().noneMatch(c -> c > 'f' && c <= 'z' || c > 'F' && c <= 'Z'));
        boolean leading = true;
        Optional<String> first = firstDigit;
        for (int i = 0; i < length; i++) {
            int position = i;
            Set<Character> seen =
                    group.stream().map(value -> value.charAt(position)).collect(Collectors.toSet());
            String alphabet = alphabet(seen, hex);
            boolean digits = alphabet.chars().anyMatch(c -> DIGITS.indexOf(c) >= 0);
            if (digits && first.isPresent()) {
                alphabet = first.get();
                first = Optional.empty();
            } else if (leading && alphabet.equals(DIGITS) && !seen.contains('0')) {
                // A number that never starts with 0 goes on not doing so.
                alphabet = DIGITS.substring(1);
            }
            alphabets.add(alphabet);
            leading = !digits;
        }
        return alphabets;
    }

    private static String alphabet(Set<Character> seen, boolean hex) {
        if (seen.size() == 1) {
            return String.valueOf(seen.iterator().next());
        }
        boolean digits = seen.stream().anyMatch(c -> DIGITS.indexOf(c) >= 0);
        boolean upper = seen.stream().anyMatch(c -> UPPER.indexOf(c) >= 0);
        boolean lower = seen.stream().anyMatch(c -> LOWER.indexOf(c) >= 0);
        if (hex && digits && upper != lower) {
            return upper ? HEX_UPPER : HEX_LOWER;
        }
        String alphabet = (digits ? DIGITS : "") + (upper ? UPPER : "") + (lower ? LOWER : "");
        // Other scripts: any of the characters that stand there.
        return alphabet.isEmpty()
                ? seen.stream().sorted().map(String::valueOf).collect(Collectors.joining())
                : alphabet;
    }

    /** The shape with room for many more values than there are originals: made longer by digits until it has. */
    private Shape shape(double weight, List<String> alphabets) {
        List<String> wide = new ArrayList<>(alphabets);
        while (true) {
            long space = Shape.space(wide, Shape.firstCounted(wide));
            long modulus = Math.clamp(2L * originals.size() + 1, 1, space);
            List<Integer> free = freeResidues(wide, modulus);
            long capacity = space / modulus * free.size();
            if (capacity >= 4L * originals.size()) {
                return new Shape(weight, wide, modulus, free);
            }
            wide.add(placeForDigit(wide), DIGITS);
        }
    }

    private static int placeForDigit(List<String> alphabets) {
        for (int i = alphabets.size() - 1; i >= 0; i--) {
            if (DIGITS.contains(alphabets.get(i))) {
                return i + 1;
            }
        }
        return alphabets.size();
    }

    private List<Integer> freeResidues(List<String> alphabets, long modulus) {
        BitSet taken = new BitSet();
        for (String original : originals) {
            long index = Shape.index(alphabets, check.neutral(original));
            if (index >= 0) {
                taken.set((int) (index % modulus));
            }
        }
        List<Integer> free = new ArrayList<>();
        long wanted = Math.min(modulus, MOST_RESIDUES);
        for (int residue = taken.nextClearBit(0); residue < modulus && free.size() < wanted; ) {
            free.add(residue);
            residue = taken.nextClearBit(residue + 1);
        }
        return free;
    }
}
