package io.syntho.local.platform;

import io.syntho.local.PlatformFailure;
import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Http;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import io.syntho.local.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Envoy, the public door: renders the template {@code deploy/envoy/envoy.yaml} with this platform's ports and runs it. */
public final class LocalEnvoy extends LocalService {

    private final Path template;
    private final Path folder;
    private final Path tools;
    private final Path log;
    private final EnvoyPorts ports;
    private final String origins;

    /**
     * An Envoy that is not started yet.
     *
     * @param template the file to render
     * @param folder where the rendered file is written
     * @param tools where the program is installed when it is first needed
     * @param log where its output and its access log go
     * @param origins a regular expression of the web origins that may call the API
     */
    public LocalEnvoy(Path template, Path folder, Path tools, Path log, EnvoyPorts ports, String origins) {
        super("Envoy", ports.open());
        this.template = template;
        this.folder = folder.toAbsolutePath();
        this.tools = tools;
        this.log = log;
        this.ports = ports;
        this.origins = origins;
    }

    @Override
    public boolean healthy() {
        return Http.status("http://127.0.0.1:" + ports.admin() + "/ready") == 200;
    }

    @Override
    protected void prepare() {
        Folders.makePrivate(folder);
        Folders.writePrivate(configuration(), render());
    }

    @Override
    protected ChildProcess launch() {
        List<String> command = List.of(
                EnvoyProgram.in(tools).toString(),
                "--config-path",
                configuration().toString(),
                "--disable-hot-restart",
                "--concurrency",
                "2",
                "--log-level",
                "warning");
        return ChildProcess.start(Launch.of(name(), command, folder, log));
    }

    /**
     * Asks Envoy whether it understands the configuration, without listening anywhere.
     *
     * @throws PlatformFailure with Envoy's objection
     */
    void validate() {
        prepare();
        List<String> command = List.of(
                EnvoyProgram.in(tools).toString(),
                "--mode",
                "validate",
                "--config-path",
                configuration().toString());
        ChildProcess envoy = ChildProcess.start(Launch.of(name(), command, folder, log));
        int code = envoy.onExit().join();
        if (code != 0) {
            throw new PlatformFailure(Waiting.ended(envoy, code));
        }
    }

    private String render() {
        Map<String, String> values = Map.of(
                "PUBLIC_ADDRESS",
                "127.0.0.1",
                "PUBLIC_PORT",
                Integer.toString(ports.open()),
                "ADMIN_PORT",
                Integer.toString(ports.admin()),
                "API_HOST",
                "127.0.0.1",
                "API_PORT",
                Integer.toString(ports.api()),
                "API_HTTP_PORT",
                Integer.toString(ports.apiHttp()),
                "CORS_ORIGINS",
                origins);
        try {
            String text = Files.readString(template);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            int unknown = text.indexOf("${");
            if (unknown >= 0) {
                throw new PlatformFailure(template + " asks for a value that is not known: "
                        + text.substring(unknown, text.indexOf('}', unknown) + 1));
            }
            return text;
        } catch (IOException e) {
            throw new PlatformFailure("Cannot read Envoy's configuration " + template + ": " + e.getMessage(), e);
        }
    }

    private Path configuration() {
        return folder.resolve("envoy.yaml");
    }
}
