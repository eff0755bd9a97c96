package io.syntho.server.compliance.typeset;

import java.security.SecureRandom;

/**
 * Six letters go before the name of an embedded font to tell subsets apart. OpenPDF draws them at random, which would make every document's bytes
 * differ; they protect nothing.
 */
final class FixedPrefix extends SecureRandom {

    private static final int LETTERS = 26;

    private final int font;

    FixedPrefix(int font) {
        this.font = font;
    }

    @Override
    public double nextDouble() {
        return (font + 0.5) / LETTERS;
    }
}
