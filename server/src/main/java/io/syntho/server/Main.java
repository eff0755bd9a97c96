package io.syntho.server;

import io.syntho.server.platform.config.ConfigReader;
import io.syntho.server.platform.config.InvalidConfig;
import io.syntho.server.platform.config.ServerConfig;
import io.syntho.server.platform.telemetry.Logging;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server in the roles that it is told: {@code --roles=api}, {@code --roles=worker}. Ends in good order on
 * SIGTERM. Exit codes: 0 done, 1 could not start, 2 the arguments or settings are not valid.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int CAN_NOT_START = 1;
    private static final int NOT_VALID = 2;

    private Main() {}

    /** The program. */
    public static void main(String... words) {
        Logging.start();
        int code = run(System.getenv(), words);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Returns the exit code; 0 once the roles run, or the settings have been found valid. */
    static int run(Map<String, String> environment, String... words) {
        ServerConfig config;
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
            config = ConfigReader.read(environment, arguments.config());
        } catch (IllegalArgumentException | InvalidConfig objection) {
            LOG.error(objection.getMessage());
            return NOT_VALID;
        }
        LOG.info("The settings are valid: {}", config);
        return arguments.check() ? 0 : start(config, List.copyOf(arguments.roles()));
    }

    private static int start(ServerConfig config, List<Arguments.Kind> roles) {
        Lifecycle lifecycle = new Lifecycle();
        Runtime.getRuntime().addShutdownHook(new Thread(lifecycle::close, "stop"));
        try {
            for (Arguments.Kind role : roles) {
                switch (role) {
                    case API -> ApiRole.start(config, lifecycle);
                    case WORKER -> WorkerRole.start(config, lifecycle);
                }
            }
            return 0;
        } catch (RuntimeException failure) {
            LOG.error("The server can not start", failure);
            lifecycle.close();
            return CAN_NOT_START;
        }
    }
}
