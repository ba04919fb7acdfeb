package dev.muster;

import static ch.qos.logback.classic.ClassicConstants.CONFIG_FILE_PROPERTY;
import static ch.qos.logback.classic.ClassicConstants.TEST_AUTOCONFIG_FILE;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.util.List;

/// How Muster logs: to standard error, one line each for people, or with `MUSTER_LOG=json` one JSON object each for a
/// collector. Logback finds it by `META-INF/services` before it looks for files; said in Java, it costs a start neither
/// a parser of XML nor what turns elements into objects.
public final class Logging extends ContextAwareBase implements Configurator {

    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0}: %msg%n";

    /// Their words are for their developers.
    private static final List<String> LIBRARIES =
            List.of("com.zaxxer.hikari", "io.javalin", "org.eclipse.jetty", "org.flywaydb");

    /// A file that somebody names, or that the tests bring, is read instead of this.
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty(CONFIG_FILE_PROPERTY) != null
                || ClassLoader.getSystemResource(TEST_AUTOCONFIG_FILE) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        log(context, "json".equals(System.getenv("MUSTER_LOG")));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    static void log(LoggerContext context, boolean json) {
        // Logback says nothing about itself.
        context.getStatusManager().add(new NopStatusListener());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(toStandardError(context, json ? objects() : lines()));
        LIBRARIES.forEach(library -> context.getLogger(library).setLevel(Level.WARN));
        // Its own report of a failed start: Main tells it in one line.
        context.getLogger("io.javalin.Javalin").setLevel(Level.OFF);
    }

    private static ConsoleAppender<ILoggingEvent> toStandardError(
            LoggerContext context, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("standard error");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> lines() {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setPattern(LINE);
        return lines;
    }

    private static Encoder<ILoggingEvent> objects() {
        JsonEncoder objects = new JsonEncoder();
        objects.setWithSequenceNumber(false);
        objects.setWithNanoseconds(false);
        objects.setWithContext(false);
        objects.setWithMessage(false);
        objects.setWithArguments(false);
        objects.setWithFormattedMessage(true);
        return objects;
    }
}
