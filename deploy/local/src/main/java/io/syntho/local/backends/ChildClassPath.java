package io.syntho.local.backends;

import io.syntho.local.PlatformFailure;
import io.syntho.local.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;

/** Class paths of servers whose libraries cannot live beside ours: each is a module that only collects its jars. */
final class ChildClassPath {

    private ChildClassPath() {}

    /**
     * The class path of {@code deploy/local/MODULE}, for {@code java -cp}.
     *
     * @throws PlatformFailure when its jars have not been collected yet
     */
    static String of(String module) {
        Path jars = ProjectRoot.find().resolve("deploy/local/" + module + "/target/lib");
        if (!Files.isDirectory(jars)) {
            throw new PlatformFailure(
                    jars + " is missing. Make it with: ./mvnw -pl deploy/local/" + module + " process-resources");
        }
        return jars + "/*";
    }
}
