package io.syntho.server.platform.grpc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The transport suite on Helidon, without a proxy. */
class HelidonTransportTest {

    private static ProbeServer server;

    @BeforeAll
    static void start() {
        server = ProbeServer.helidon((scope, code, failure, duration) -> {});
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Endpoint here() {
        return new Endpoint("127.0.0.1", server.port(), false);
    }

    @Nested
    class Unary extends UnaryBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Failures extends FailureBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Streams extends StreamBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Abuse extends AbuseBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }

    @Nested
    class Infrastructure extends InfrastructureBehaviour {
        @Override
        protected Endpoint endpoint() {
            return here();
        }
    }
}
