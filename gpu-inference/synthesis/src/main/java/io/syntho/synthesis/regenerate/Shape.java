package io.syntho.synthesis.regenerate;

import java.util.List;

/**
 * One look that values of a column have, and the values of that look that may be made.
 *
 * <p>Read as a number in mixed radix, each value has an index. Indices that leave one of {@code residues} when divided by {@code modulus}
 * belong to no original value: that is how originals are kept out without remembering any of them.
 *
 * @param weight share of rows with this look, greater than 0
 * @param alphabets the characters each position may hold; one character where all values agree
 * @param modulus divides the indices into classes; 1 to the number of values
 * @param residues classes without an original value, at least one
 */
record Shape(double weight, List<String> alphabets, long modulus, List<Integer> residues) {

    /** Indices stay below this, so that products do not overflow; positions to the left of what fits are fixed at random. */
    static final long LARGEST_SPACE = 1L << 60;

    Shape {
        alphabets = List.copyOf(alphabets);
        residues = List.copyOf(residues);
        boolean sound = weight > 0
                && weight <= 1
                && !alphabets.isEmpty()
                && alphabets.stream().noneMatch(String::isEmpty)
                && !residues.isEmpty()
                && modulus >= 1;
        for (int residue : residues) {
            sound &= residue >= 0 && residue < modulus;
        }
        if (!sound || modulus > space(alphabets, firstCounted(alphabets))) {
            throw new IllegalArgumentException("shape: %d positions, modulus %d".formatted(alphabets.size(), modulus));
        }
    }

    /** The leftmost position that still takes part in the index. */
    static int firstCounted(List<String> alphabets) {
        long space = 1;
        int position = alphabets.size();
        while (position > 0
                && space <= LARGEST_SPACE / alphabets.get(position - 1).length()) {
            space *= alphabets.get(--position).length();
        }
        return position;
    }

    /** How many values the positions from {@code first} on can spell. */
    static long space(List<String> alphabets, int first) {
        long space = 1;
        for (String alphabet : alphabets.subList(first, alphabets.size())) {
            space *= alphabet.length();
        }
        return space;
    }

    /** The index of the first positions of {@code value}, or −1 when they do not have this look. */
    static long index(List<String> alphabets, String value) {
        if (value.length() < alphabets.size()) {
            return -1;
        }
        int first = firstCounted(alphabets);
        long index = 0;
        for (int i = 0; i < alphabets.size(); i++) {
            int digit = alphabets.get(i).indexOf(value.charAt(i));
            if (digit < 0) {
                return -1;
            }
            if (i >= first) {
                index = index * alphabets.get(i).length() + digit;
            }
        }
        return index;
    }

    /** How many different values can be made. */
    long capacity() {
        return space(alphabets, firstCounted(alphabets)) / modulus * residues.size();
    }

    /** The value of number {@code number}, in 0 to {@link #capacity()} − 1; {@code bits} fill positions that no index reaches. */
    String value(long number, long bits) {
        long index = number / residues.size() * modulus + residues.get((int) (number % residues.size()));
        int first = firstCounted(alphabets);
        char[] text = new char[alphabets.size()];
        for (int i = text.length - 1; i >= 0; i--) {
            String alphabet = alphabets.get(i);
            long source = i >= first ? index : bits;
            text[i] = alphabet.charAt((int) Long.remainderUnsigned(source, alphabet.length()));
            if (i >= first) {
                index /= alphabet.length();
            } else {
                bits = Long.rotateRight(bits, 7) * 0x9E3779B97F4A7C15L;
            }
        }
        return new String(text);
    }
}
