package io.syntho.server.compliance.typeset;

/** The typefaces, all embedded and under the SIL Open Font License. */
public enum Face {
    /** Running text. */
    TEXT("PlusJakartaSans-Regular"),
    /** Words that stand out. */
    STRONG("PlusJakartaSans-SemiBold"),
    /** Headings. */
    HEADING("BricolageGrotesque-Bold"),
    /** Figures in columns, all of one width; and the alphabets that the others lack. */
    FIGURES("NotoSans-Regular"),
    /** Hashes, ids, addresses. */
    CODE("JetBrainsMono-Regular");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    String resource() {
        return "/compliance/fonts/" + file + ".ttf";
    }
}
