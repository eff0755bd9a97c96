package io.syntho.local.backends;

import io.syntho.local.process.Folders;
import java.nio.file.Path;

/** The logback configuration of child servers: warnings only, since their chatter holds addresses that are secrets. */
final class ChildLogging {

    private ChildLogging() {}

    /** Writes the configuration into {@code folder} and returns its file. */
    static Path configuration(Path folder) {
        return Folders.writePrivate(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger{20} %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="OUT"/></root>
                </configuration>
                """);
    }
}
