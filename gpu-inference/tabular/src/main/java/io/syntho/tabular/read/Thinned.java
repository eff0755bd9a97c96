package io.syntho.tabular.read;

import io.syntho.tabular.detect.ColumnSink;
import io.syntho.tabular.read.RowSource.Wanted;
import java.util.List;

/** Lets rows of one column through at even distances: {@code kept} of each {@code of}. */
final class Thinned implements ColumnSink {

    private final ColumnSink target;
    private final int kept;
    private final int of;
    private int row;

    private Thinned(ColumnSink target, int kept, int of) {
        this.target = target;
        this.kept = kept;
        this.of = of;
    }

    /** The same columns, thinned alike. */
    static List<Wanted> of(List<Wanted> wanted, int kept, int of) {
        return wanted.stream()
                .map(column -> new Wanted(column.index(), column.asText(), new Thinned(column.sink(), kept, of)))
                .toList();
    }

    /** How many of the first {@code rows} rows are let through. */
    static int kept(int rows, int kept, int of) {
        return of == 0 ? 0 : (int) ((long) rows * kept / of);
    }

    private boolean through() {
        return kept(row, kept, of) < kept(++row, kept, of);
    }

    @Override
    public void text(CharSequence value) {
        if (through()) {
            target.text(value);
        }
    }

    @Override
    public void whole(long value) {
        if (through()) {
            target.whole(value);
        }
    }

    @Override
    public void number(double value) {
        if (through()) {
            target.number(value);
        }
    }

    @Override
    public void missing() {
        if (through()) {
            target.missing();
        }
    }
}
