package io.syntho.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.syntho.local.engine.EngineMeasurement;
import io.syntho.local.terminal.Style;
import io.syntho.local.terminal.Terminal;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints what methods took and reached, a line each: for people, or as JSON. */
final class EngineBenchView {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private final Terminal terminal;
    private final boolean json;

    EngineBenchView(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void head() {
        if (!json) {
            terminal.line(
                    terminal.styled(
                            Style.QUIET,
                            "  table                     rows   method            run   step ms   fit CPU s   100k rows CPU s   peak MiB   quality   shapes   pairs   detection"));
        }
    }

    void print(EngineMeasurement one) {
        terminal.line(json ? json(one) : row(one));
    }

    private static String json(EngineMeasurement one) {
        try {
            return JSON.writeValueAsString(one);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers can be written", e);
        }
    }

    private static String row(EngineMeasurement one) {
        EngineMeasurement.Subject subject = one.subject();
        String what = String.format(
                Locale.ROOT,
                "  %-20s %,9d   %-16s %4d   ",
                subject.table(),
                subject.rows(),
                subject.method(),
                subject.run());
        if (!one.refused().isEmpty()) {
            return what + one.refused();
        }
        return what
                + String.format(
                        Locale.ROOT,
                        "%7s   %9s   %15s   %8d   %7s   %6s   %5s   %9s",
                        number(one.stepCpuMillis(), 1),
                        number(one.fitCpuSeconds(), 1),
                        number(one.sampleCpuSeconds(), 2),
                        one.peakMegabytes(),
                        number(one.quality(), 3),
                        number(one.shapes(), 3),
                        number(one.pairs(), 3),
                        number(one.detection(), 3));
    }

    private static String number(OptionalDouble value, int digits) {
        return value.isPresent() ? String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble()) : "";
    }
}
