package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What single attributes of a user mean (RFC 7643 section 4.1).
class UserAttributesTest {

    private final TestSetting strict = setting("strict");

    @Test
    void RES_02_a_user_name_is_answered_as_it_was_sent() {
        String id = strict.creates(user("AdA").email("ada@acme.example"));

        assertThat(strict.reading(id)).has("/userName", "AdA");
        assertThat(strict.finds("userName eq \"ada\"")
                        .at("/Resources/0/userName")
                        .asString())
                .isEqualTo("AdA");
        assertThat(strict.patching(id, "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"ADA\"}"))
                .has("/userName", "ADA");
    }

    @Test
    void RES_04_a_password_is_nowhere_in_the_database() throws SQLException {
        String secret = "t1meMa$heen-4711";
        String written = "\"" + secret + "\"";
        String id = strict.creates(user("ada").with("password", written).with("title", "\"kept-4711\""));
        strict.replaces(id, user("ada").with("password", written).with("title", "\"kept-4711\""));
        Answer patched = strict.scim()
                .patch(
                        "/Users/" + id,
                        patch(
                                "{\"op\": \"replace\", \"path\": \"password\", \"value\": " + written + "}",
                                "{\"op\": \"add\", \"value\": {\"password\": " + written + "}}"));

        assertThat(patched).hasStatus(200);
        assertThat(patched.text()).doesNotContain("t1meMa", "password");
        assertThat(tablesThatHold("kept-4711")).contains("target_user");
        assertThat(tablesThatHold(secret)).isEmpty();
    }

    @Test
    void RES_07_addresses_compare_whatever_the_case_of_their_domain() {
        String id = strict.creates(user("ada").email("Ada@ACME.example"));

        assertThat(strict.reading(id)).has("/emails/0/value", "Ada@ACME.example");
        for (String sought : List.of("Ada@acme.EXAMPLE", "ada@acme.example")) {
            assertThat(strict.finds("emails.value eq \"" + sought + "\"")
                            .path("totalResults")
                            .asInt())
                    .isOne();
        }
    }

    private static List<String> tablesThatHold(String text) throws SQLException {
        TestDatabase database = TestPostgres.asSuperuser(TestServer.shared().database());
        List<String> holding = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet found = statement.executeQuery(
                        "select 1 from " + table + " t where position('" + text + "' in t::text) > 0 limit 1")) {
                    if (found.next()) {
                        holding.add(table);
                    }
                }
            }
        }
        return holding;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }
}
