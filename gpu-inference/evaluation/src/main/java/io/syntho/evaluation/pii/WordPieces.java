package io.syntho.evaluation.pii;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into the pieces that an uncased BERT model knows, each with its place in the text: blanks and punctuation part words, accents are
 * dropped, and a word is the longest pieces of the vocabulary from left to right (Devlin et al. 2019; Wu et al. 2016, "WordPiece").
 */
final class WordPieces {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final int unknown;

    WordPieces(List<String> vocabulary) {
        for (String piece : vocabulary) {
            this.vocabulary.put(piece, this.vocabulary.size());
        }
        unknown = id("[UNK]");
    }

    /**
     * One piece.
     *
     * @param id its number in the vocabulary
     * @param start its first place in the text
     * @param end the place after it
     * @param word number of the word that it is of, from 0
     */
    record Piece(int id, int start, int end, int word) {}

    int id(String piece) {
        return vocabulary.getOrDefault(piece, 0);
    }

    List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int word = 0;
        for (int start = 0; start < text.length(); ) {
            int point = text.codePointAt(start);
            int end = start + Character.charCount(point);
            if (isBlank(point)) {
                start = end;
                continue;
            }
            while (!standsAlone(point) && end < text.length() && joins(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            addWord(text, start, end, word++, pieces);
            start = end;
        }
        return pieces;
    }

    private void addWord(String text, int start, int end, int word, List<Piece> pieces) {
        StringBuilder plain = new StringBuilder();
        int[] places = new int[4 * (end - start) + 4];
        for (int i = start; i < end; ) {
            int point = text.codePointAt(i);
            String lower = new String(Character.toChars(point)).toLowerCase(Locale.ROOT);
            String parts = point < 128 ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
            for (int j = 0; j < parts.length() && plain.length() < places.length; j++) {
                if (Character.getType(parts.charAt(j)) != Character.NON_SPACING_MARK) {
                    places[plain.length()] = i;
                    plain.append(parts.charAt(j));
                }
            }
            i += Character.charCount(point);
        }
        List<Piece> found = new ArrayList<>();
        int length = plain.length();
        for (int from = 0; from < length; ) {
            int to = length > LONGEST_WORD ? from : longest(plain, from, length);
            if (to == from) {
                pieces.add(new Piece(unknown, start, end, word));
                return;
            }
            int pieceEnd = to == length ? end : places[to];
            found.add(new Piece(id(key(plain, from, to)), places[from], Math.max(pieceEnd, places[from] + 1), word));
            from = to;
        }
        pieces.addAll(found);
    }

    private int longest(StringBuilder word, int from, int length) {
        for (int to = length; to > from; to--) {
            if (vocabulary.containsKey(key(word, from, to))) {
                return to;
            }
        }
        return from;
    }

    private static String key(StringBuilder word, int from, int to) {
        return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
    }

    private static boolean joins(int point) {
        return !isBlank(point) && !standsAlone(point);
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
    }

    /** Punctuation, all signs of ASCII, and Chinese characters are words of their own. */
    private static boolean standsAlone(int point) {
        if (point < 128) {
            return !Character.isLetterOrDigit(point);
        }
        return Character.isIdeographic(point)
                || switch (Character.getType(point)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }
}
