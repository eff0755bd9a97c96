package io.syntho.server.platform.grpc;

import java.nio.charset.StandardCharsets;

/** How {@code grpc-message} carries text: UTF-8, with all but printable ASCII as {@code %XX} (gRPC over HTTP/2). */
final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    static String of(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0x20 && octet < 0x7f && octet != '%') {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX[octet >> 4 & 0xf]).append(HEX[octet & 0xf]);
            }
        }
        return encoded.toString();
    }
}
