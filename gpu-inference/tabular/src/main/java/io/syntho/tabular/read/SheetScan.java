package io.syntho.tabular.read;

import io.syntho.tabular.read.TableException.Reason;

/**
 * Looks through a sheet's XML for what would cost memory when it is parsed: cells whose address lies beyond Excel's last column (the parser
 * fills the gap), and texts without end. It knows tags from text and attributes from one another, and no more of XML.
 */
final class SheetScan {

    private static final int MOST_COLUMN_LETTERS = 3;
    private static final int LONGEST_TAG = 1 << 16;

    private final ReadLimits limits;
    private boolean inTag;
    private long length;
    private int match;
    private int letters;

    SheetScan(ReadLimits limits) {
        this.limits = limits;
    }

    /** Takes the next bytes. */
    void feed(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            next((char) (bytes[i] & 0xFF));
        }
    }

    private void next(char c) {
        length++;
        if (!inTag) {
            inTag = c == '<';
            length = inTag ? 0 : length;
            if (length > limits.maxLineBytes()) {
                throw new TableException(
                        Reason.LINE_TOO_LONG, "A cell is longer than %,d bytes.".formatted(limits.maxLineBytes()));
            }
            return;
        }
        if (length > LONGEST_TAG) {
            throw corrupt();
        }
        if (c == '>') {
            inTag = false;
            length = 0;
            match = 0;
        } else {
            address(c);
        }
    }

    /** Follows {@code r="AB12"}: a blank, r, an equals sign, a quote, then the address. */
    private void address(char c) {
        match = switch (match) {
            case 1 -> c == 'r' ? 2 : blank(c);
            case 2 -> c == '=' ? 3 : Character.isWhitespace(c) ? 2 : 0;
            case 3 -> c == '"' || c == '\'' ? 4 : Character.isWhitespace(c) ? 3 : 0;
            case 4 -> inAddress(c);
            default -> blank(c);
        };
    }

    private static int blank(char c) {
        return Character.isWhitespace(c) ? 1 : 0;
    }

    private int inAddress(char c) {
        if (c == '"' || c == '\'') {
            letters = 0;
            return 0;
        }
        boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        letters += letter ? 1 : 0;
        // A character reference could spell letters that are not counted here.
        if (letters > MOST_COLUMN_LETTERS || c == '&') {
            throw corrupt();
        }
        return 4;
    }

    private static TableException corrupt() {
        return new TableException(Reason.FILE_CORRUPT, "The Excel file is damaged: a cell has no valid address.");
    }
}
