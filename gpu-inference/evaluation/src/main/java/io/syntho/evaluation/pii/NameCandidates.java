package io.syntho.evaluation.pii;

import opennlp.tools.util.Span;

/** Whether a sentence may name a person. It spares the name model sentences that can not: it takes milliseconds, this takes none. */
final class NameCandidates {

    private NameCandidates() {}

    /**
     * Whether a word inside the sentence has a capital and then small letters, or the first one does and is a frequent name or has such a
     * neighbour, or two frequent names stand side by side in small letters, or a number before a capital could begin an address.
     */
    static boolean in(String sentence, Span[] words) {
        boolean nameBefore = false;
        for (int i = 0; i < words.length; i++) {
            String word = sentence.substring(words[i].getStart(), words[i].getEnd());
            boolean letters = isWord(word);
            if (letters && Character.isUpperCase(word.charAt(0)) && word.length() > 1) {
                boolean mixed =
                        Character.isLowerCase(word.charAt(1)) || word.indexOf('\'') > 0 || word.indexOf('’') > 0;
                if (i > 0 && (mixed || isName(word)) || isName(word)) {
                    return true;
                }
            } else if (letters && !word.isEmpty() && Character.isIdeographic(word.codePointAt(0))) {
                return true;
            }
            boolean name = letters && isName(word);
            if (name && nameBefore) {
                return true;
            }
            nameBefore = name;
        }
        return false;
    }

    private static boolean isName(String word) {
        String plain = Header.plain(word);
        return NameChecks.isGiven(plain) || NameChecks.isFamily(plain);
    }

    private static boolean isWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetter(c) && c != '\'' && c != '’' && c != '-' && c != '.') {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
