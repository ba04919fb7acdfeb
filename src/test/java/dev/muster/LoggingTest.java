package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import dev.muster.testing.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How Muster logs, and to which files it leaves that.
class LoggingTest {

    @Test
    void a_line_tells_when_how_grave_and_where() {
        assertThat(encoded(false)).isEqualTo("2026-01-02T03:04:05.006Z WARN  Muster: Ada's 2 rows\n");
    }

    @Test
    void an_object_tells_the_same_and_the_thread() {
        JsonNode object = new JsonMapper().readTree(encoded(true));

        assertThat(object.propertyNames())
                .contains("timestamp", "level", "threadName", "loggerName", "formattedMessage")
                .doesNotContain("sequenceNumber", "nanoseconds", "context", "message", "arguments");
        assertThat(object.path("formattedMessage").asString()).isEqualTo("Ada's 2 rows");
    }

    @Test
    void libraries_are_heard_from_warnings_on() {
        LoggerContext context = logging(false);

        assertThat(context.getLogger("dev.muster.Muster").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("org.eclipse.jetty.server.Server").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("com.zaxxer.hikari.HikariConfig").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("org.flywaydb.core.Flyway").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("io.javalin.http.Context").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("io.javalin.Javalin").getEffectiveLevel()).isEqualTo(Level.OFF);
    }

    @Test
    void it_gives_way_to_the_file_of_the_tests() {
        LoggerContext context = new LoggerContext();

        assertThat(new Logging().configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(root(context).iteratorForAppenders()).isExhausted();
    }

    @Test
    void a_process_logs_as_it_is_told_to() throws Exception {
        assertThat(failure(Map.of())).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z ERROR Main: Muster cannot start");
        assertThat(failure(Map.of("MUSTER_LOG", "json"))).startsWith("{").contains("\"level\":\"ERROR\"");
    }

    @Test
    void it_gives_way_to_a_file_that_somebody_names(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("own.xml");
        Files.writeString(file, """
                <configuration>
                  <appender name="own" class="ch.qos.logback.core.ConsoleAppender">
                    <target>System.err</target>
                    <encoder><pattern>mine: %msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="own"/></root>
                </configuration>
                """);

        assertThat(failure(Map.of("JDK_JAVA_OPTIONS", "-Dlogback.configurationFile=" + file)))
                .isEqualTo("mine: Muster cannot start");
    }

    /// The line in which a process tells that it cannot start, for a reason that nobody thought of: its network has no
    /// such interface.
    private static String failure(Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("MUSTER_HOST", "::1%nowhere");
        all.put("MUSTER_PUBLIC_URL", "https://muster.example.com");
        all.put("MUSTER_PORT", "0");
        try (OtherJvm muster = OtherJvm.inEarnest(Main.class, all, "serve")) {
            String line = muster.logged("Muster cannot start");
            assertThat(muster.status()).isEqualTo(1);
            return line;
        }
    }

    private static String encoded(boolean json) {
        LoggerContext context = logging(json);
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("dev.muster.Muster"), Level.WARN, "Ada's {} rows", null, new Object[] {2});
        event.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
        event.setMDCPropertyMap(Map.of());
        Appender<ILoggingEvent> appender = root(context).iteratorForAppenders().next();
        assertThat(appender).isInstanceOf(ConsoleAppender.class);
        return new String(
                ((ConsoleAppender<ILoggingEvent>) appender).getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private static LoggerContext logging(boolean json) {
        LoggerContext context = new LoggerContext();
        Logging.log(context, json);
        return context;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
