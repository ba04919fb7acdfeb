package dev.muster.house;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No secret lies in the database: every row of every table, read past the row security.
class StoredSecretsTest {

    private static final String PASSWORD = "t1meMa$heen";

    @Test
    void SEC_04_RES_04_a_token_is_kept_as_its_hash_and_a_password_not_at_all() throws Exception {
        TestSetting entra = TestCompany.named("Acme").setting("{}");
        String ada = entra.creates(user("ada").with("password", "\"" + PASSWORD + "\""));
        entra.patches(ada, "{\"op\": \"replace\", \"path\": \"password\", \"value\": \"%s\"}".formatted(PASSWORD + 2));
        assertThat(entra.scim().get("/Users?filter=password%20eq%20%22" + PASSWORD + "%22"))
                .isRefused(400);

        String stored = everything();

        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(entra.token().getBytes(StandardCharsets.US_ASCII)));
        assertThat(stored).contains(entra.id(), ada, hash).doesNotContain(entra.token(), PASSWORD, TestServer.KEY);
        // What is compared is the hash: how long that takes says nothing of the token.
        assertThat(stored).doesNotContain(entra.token().substring(7, 58));
    }

    private static String everything() {
        Sql superuser = new Sql(TestPostgres.asSuperuser(TestServer.shared().database()));
        List<String> tables = superuser.texts("""
                select quote_ident(table_name) from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'""");
        StringBuilder all = new StringBuilder();
        tables.forEach(table ->
                superuser.texts("select to_jsonb(t)::text from " + table + " t").forEach(all::append));
        return all.toString();
    }
}
