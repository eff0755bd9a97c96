package io.syntho.tabular.read;

import io.syntho.tabular.Table;
import io.syntho.tabular.TableSchema;
import io.syntho.tabular.detect.ColumnSink;
import io.syntho.tabular.read.RowSource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts what a source hands out into tables of about equal length. */
final class Batches {

    private final RowSource source;
    private final TableSchema schema;
    private final int rowsPerBatch;
    private final Consumer<Table> consumer;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Relay> relays = new ArrayList<>();
    private TypedColumns columns;
    private int rows;

    Batches(RowSource source, TableSchema schema, int rowsPerBatch, Consumer<Table> consumer) {
        this.source = source;
        this.schema = schema;
        this.rowsPerBatch = rowsPerBatch;
        this.consumer = consumer;
        this.columns = TypedColumns.asGiven(source, schema, rowsPerBatch);
        for (Wanted column : columns.wanted()) {
            Relay relay = new Relay(column.sink());
            relays.add(relay);
            wanted.add(new Wanted(column.index(), column.asText(), relay));
        }
    }

    List<Wanted> wanted() {
        return wanted;
    }

    void afterRows(int more) {
        rows += more;
        if (rows >= rowsPerBatch) {
            flush();
        }
    }

    void flush() {
        if (rows == 0) {
            return;
        }
        Table table = columns.finish(rows).table();
        rows = 0;
        columns = TypedColumns.asGiven(source, schema, rowsPerBatch);
        for (int i = 0; i < relays.size(); i++) {
            relays.get(i).target = columns.sinks().get(i);
        }
        consumer.accept(table);
    }

    /** Stands where a source writes while the columns behind it change from batch to batch. */
    private static final class Relay implements ColumnSink {

        private ColumnSink target;

        Relay(ColumnSink target) {
            this.target = target;
        }

        @Override
        public void text(CharSequence value) {
            target.text(value);
        }

        @Override
        public void whole(long value) {
            target.whole(value);
        }

        @Override
        public void number(double value) {
            target.number(value);
        }

        @Override
        public void missing() {
            target.missing();
        }
    }
}
