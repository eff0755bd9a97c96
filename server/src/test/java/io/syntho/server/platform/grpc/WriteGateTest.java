package io.syntho.server.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteGateTest {

    private final WriteGate gate = new WriteGate();
    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void anEndThatComesBeforeTheTransportIsReadyWaitsForIt() {
        assertThat(gate.end(ends::incrementAndGet)).isTrue();
        assertThat(ends).hasValue(0);

        gate.open();

        assertThat(ends).hasValue(1);
    }

    @Test
    void anEndInTheMiddleOfAFrameWaitsForIt() {
        gate.open();
        assertThat(gate.beginWrite()).isTrue();

        assertThat(gate.end(ends::incrementAndGet)).isTrue();
        assertThat(ends).hasValue(0);
        gate.written();

        assertThat(ends).hasValue(1);
    }

    @Test
    void thereIsOneEndAndNothingAfterIt() {
        gate.open();
        assertThat(gate.end(ends::incrementAndGet)).isTrue();
        assertThat(gate.end(ends::incrementAndGet)).isFalse();

        assertThat(gate.beginWrite()).isFalse();
        gate.open();
        assertThat(ends).hasValue(1);
    }

    @Test
    void twoFramesAreNeverWrittenAtOnce() {
        gate.open();
        assertThat(gate.beginWrite()).isTrue();
        assertThat(gate.beginWrite()).isFalse();

        gate.written();
        assertThat(gate.beginWrite()).isTrue();
    }
}
