package io.syntho.local.process;

import io.syntho.local.PlatformFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The output of a child process: a file of at most {@value #MOST_BYTES} bytes with one older copy, and the last
 * {@value #TAIL_LINES} lines in memory to show when the process dies.
 */
public final class ProcessLog {

    private static final long MOST_BYTES = 8L << 20;
    private static final int TAIL_LINES = 40;
    private static final int LONGEST_LINE = 4096;

    private final Path file;
    private final Deque<String> tail = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();

    /** Appends to {@code file}; its folder is made when missing. */
    public ProcessLog(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new PlatformFailure("Cannot make the folder of the log " + file + ": " + e.getMessage(), e);
        }
    }

    /** The file that the output goes to. */
    public Path file() {
        return file;
    }

    /** The last lines, oldest first. */
    public List<String> tail() {
        synchronized (tail) {
            return List.copyOf(tail);
        }
    }

    /** Copies the stream into the log until it ends, on a daemon thread; the thread is returned so that the end can be awaited. */
    Thread follow(String name, InputStream output) {
        return Thread.ofPlatform().daemon().name("log-" + name).start(() -> copy(output));
    }

    private void copy(InputStream output) {
        byte[] buffer = new byte[8192];
        try (output) {
            OutputStream out = open();
            try {
                long size = Files.size(file);
                for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
                    if (size + n > MOST_BYTES) {
                        out.close();
                        Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
                        out = open();
                        size = 0;
                    }
                    out.write(buffer, 0, n);
                    size += n;
                    remember(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            } finally {
                out.close();
            }
        } catch (IOException e) {
            // The pipe of a killed process may break instead of ending; what was read stands in the log.
            remember("(the log ends here: " + e.getMessage() + ")\n");
        } catch (UncheckedIOException e) {
            remember("(the log could not be written: " + e.getCause().getMessage() + ")\n");
        }
    }

    private void remember(String text) {
        synchronized (tail) {
            text.chars().forEach(c -> {
                if (c == '\n') {
                    endLine();
                } else if (c != '\r' && line.length() < LONGEST_LINE) {
                    line.append((char) c);
                }
            });
        }
    }

    private void endLine() {
        if (tail.size() == TAIL_LINES) {
            tail.removeFirst();
        }
        tail.addLast(line.toString());
        line.setLength(0);
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path older() {
        return file.resolveSibling(file.getFileName() + ".1");
    }
}
