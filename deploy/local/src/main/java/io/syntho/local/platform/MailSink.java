package io.syntho.local.platform;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every mail by SMTP on loopback and sends none on: each becomes a file that a mail program opens. Run as a JVM of its own. */
public final class MailSink {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private MailSink() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the port, and the folder that mails are written to
     */
    public static void main(String[] arguments) throws IOException {
        ServerSetup smtp = new ServerSetup(Integer.parseInt(arguments[0]), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        GreenMail server = new GreenMail(smtp);
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        UserManager users = server.getUserManager();
        MessageDeliveryHandler usual = users.getMessageDeliveryHandler();
        AtomicInteger number = new AtomicInteger();
        users.setMessageDeliveryHandler((message, recipient) -> {
            write(
                    message,
                    folder.resolve(
                            TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + "-" + number.incrementAndGet() + ".eml"));
            return usual.handle(message, recipient);
        });
        server.start();
    }

    private static void write(MovingMessage message, Path file) throws MessagingException {
        try (OutputStream out = Files.newOutputStream(file)) {
            message.getMessage().writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("cannot write " + file, e);
        }
    }
}
