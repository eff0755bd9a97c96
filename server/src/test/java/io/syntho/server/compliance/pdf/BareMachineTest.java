package io.syntho.server.compliance.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.compliance.Documents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server image has no fonts, and the JDK's own way to draw text fails there. Ours must not. */
class BareMachineTest {

    @Test
    void aMachineWithoutFontsWritesTheSameBytes(@TempDir Path folder) throws Exception {
        Path fontless = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>%s</dir></fontconfig>".formatted(folder));
        Path pdf = folder.resolve("report.pdf");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.awt.headless=true",
                        "-Duser.home=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareMachineTest.class.getName(),
                        pdf.toString())
                .redirectErrorStream(true);
        java.environment().put("FONTCONFIG_FILE", fontless.toString());
        Process process = java.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(Rendered.of(Files.readAllBytes(pdf)).sha256())
                .isEqualTo(Rendered.of(Documents.census()).sha256());
    }

    /** Writes the census document to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
            CompliancePdf.render(Documents.census(), out);
        }
    }
}
