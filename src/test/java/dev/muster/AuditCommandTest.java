package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AuditCommandTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final StringWriter out = new StringWriter();

    @Test
    void it_says_that_all_is_whole_or_where_it_is_not() {
        try (TestServer server = TestServer.on(database)) {
            server.api().company("Acme");
            server.api().post("/api-keys", "{}").is(201);

            int whole = verified();
            TestPostgres.asSuperuser(database)
                    .texts("", "update audit set address = null where kind = 'api-key.created' returning 1");
            int broken = verified();

            assertThat(whole).isZero();
            assertThat(broken).isEqualTo(1);
            assertThat(out.toString())
                    .contains(
                            "installation: 1 entries as written",
                            "The audit is as it was written.",
                            "installation: 0 entries as written",
                            "then entry 1 is not as it was written",
                            "The audit was tampered with, or is damaged.");
        }
    }

    private int verified() {
        AuditCommand.Verify verify = new AuditCommand.Verify(
                Map.of("MUSTER_DATABASE_USER", database.user(), "MUSTER_DATABASE_PASSWORD", database.password()));
        return new CommandLine(verify).setOut(new PrintWriter(out)).execute("--database-url", database.url());
    }
}
