package io.syntho.tabular.read;

/** JSON's two ways to escape text. */
final class JsonText {

    private JsonText() {}

    /** The text that stands between quotes in JSON (RFC 8259, section 7). Broken escapes stay as they are: no object has such a key. */
    static String unescaped(CharSequence raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            switch (escape) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append(unit(raw, i + 1));
                    i += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }

    private static char unit(CharSequence raw, int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < raw.length() ? Character.digit(raw.charAt(i), 16) : -1;
            unit = digit < 0 ? 0xFFFD : unit << 4 | digit;
        }
        return (char) unit;
    }

    /** The JSON pointer to {@code key} of an object (RFC 6901, section 3). */
    static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
