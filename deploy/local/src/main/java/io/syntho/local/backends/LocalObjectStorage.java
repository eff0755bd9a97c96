package io.syntho.local.backends;

import io.syntho.local.process.ChildProcess;
import io.syntho.local.process.Folders;
import io.syntho.local.process.Http;
import io.syntho.local.process.JavaCommand;
import io.syntho.local.process.Launch;
import io.syntho.local.process.LocalService;
import java.nio.file.Path;
import java.util.List;

/** S3 on loopback, kept in a folder: buckets {@code datasets}, {@code synthetic} and {@code reports}. Signatures are checked. */
public final class LocalObjectStorage extends LocalService {

    /** The region that requests must be signed for. */
    public static final String REGION = "us-east-1";

    /** The buckets that exist from the first start. */
    public static final List<String> BUCKETS = List.of("datasets", "synthetic", "reports");

    private static final int HEAP_MEGABYTES = 160;

    private final Path folder;
    private final Path log;
    private final String accessKey;
    private final String secretKey;
    private final List<String> origins;

    /**
     * A server that is not started yet.
     *
     * @param folder where its objects are; made at the first start
     * @param log where its output goes
     * @param port the loopback port
     * @param origins web origins whose pages may read and write with presigned addresses
     */
    public LocalObjectStorage(
            Path folder, Path log, int port, String accessKey, String secretKey, List<String> origins) {
        super("Object storage", port);
        this.folder = folder.toAbsolutePath();
        this.log = log;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.origins = List.copyOf(origins);
    }

    /** Its address, for the server and for presigned URLs. */
    public String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    /** Who signs requests. */
    public String accessKey() {
        return accessKey;
    }

    /** What requests are signed with. */
    public String secretKey() {
        return secretKey;
    }

    @Override
    public boolean healthy() {
        // Unsigned, so it is refused; that is an answer.
        return Http.status(endpoint() + "/") > 0;
    }

    @Override
    protected void prepare() {
        Folders.makePrivate(folder);
        // The mode of a bucket's folder is its access: what others may read, S3 gives to anyone unsigned.
        BUCKETS.forEach(bucket -> Folders.makePrivate(store().resolve(bucket)));
        Folders.writePrivate(
                configuration(), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.cors-allow-origins=%s
                s3proxy.cors-allow-methods=GET PUT HEAD
                s3proxy.cors-allow-headers=*
                s3proxy.cors-exposed-headers=ETag
                s3proxy.cors-allow-credential=
                jclouds.provider=filesystem-nio2
                jclouds.identity=local
                jclouds.credential=local
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint(), accessKey, secretKey, String.join(" ", origins), store()));
    }

    @Override
    protected ChildProcess launch() {
        List<String> command = JavaCommand.small(
                HEAP_MEGABYTES,
                ChildClassPath.of("s3"),
                List.of("-Dlogback.configurationFile=" + ChildLogging.configuration(folder)),
                List.of("org.gaul.s3proxy.Main", "--properties", configuration().toString()));
        return ChildProcess.start(Launch.of(name(), command, folder, log));
    }

    private Path store() {
        return folder.resolve("store");
    }

    private Path configuration() {
        return folder.resolve("s3proxy.properties");
    }
}
