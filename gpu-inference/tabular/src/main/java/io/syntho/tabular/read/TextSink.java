package io.syntho.tabular.read;

import io.syntho.tabular.detect.ColumnSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps a few values as text. */
final class TextSink implements ColumnSink {

    private static final int LONGEST = 1_000;

    private final List<String> texts = new ArrayList<>();

    @Override
    public void text(CharSequence value) {
        texts.add(value.length() <= LONGEST ? value.toString() : value.subSequence(0, LONGEST - 1) + "…");
    }

    @Override
    public void whole(long value) {
        texts.add(Long.toString(value));
    }

    @Override
    public void number(double value) {
        texts.add(Double.isNaN(value) ? "" : Double.toString(value));
    }

    @Override
    public void missing() {
        texts.add("");
    }

    String text(int row) {
        return texts.get(row);
    }
}
