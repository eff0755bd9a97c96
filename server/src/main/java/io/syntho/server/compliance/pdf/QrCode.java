package io.syntho.server.compliance.pdf;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Pen;

/** A QR code (ISO/IEC 18004), drawn as vectors. */
final class QrCode {

    private final ByteMatrix modules;

    /**
     * Encodes a text.
     *
     * @throws IllegalArgumentException when it is too long for a QR code
     */
    QrCode(String text) {
        try {
            this.modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "text: %d characters (expected: as many as a QR code holds)".formatted(text.length()), e);
        }
    }

    /** Draws it without its quiet zone in a square that hangs from {@code top}. Inside a tag only. */
    void draw(Pen pen, float left, float top, float size) {
        float module = size / modules.getWidth();
        pen.canvas().setColorFill(Palette.GROUND);
        for (int row = 0; row < modules.getHeight(); row++) {
            int column = 0;
            while (column < modules.getWidth()) {
                int end = column;
                while (end < modules.getWidth() && modules.get(end, row) == 1) {
                    end++;
                }
                if (end > column) {
                    pen.canvas()
                            .rectangle(
                                    left + column * module, top - (row + 1) * module, (end - column) * module, module);
                }
                column = end + 1;
            }
        }
        pen.canvas().fill();
    }
}
