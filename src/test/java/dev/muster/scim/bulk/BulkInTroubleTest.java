package dev.muster.scim.bulk;

import static dev.muster.scim.bulk.BulkBody.bulk;
import static dev.muster.testing.AnswerAssert.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// A bulk whose operations fail because the database cannot answer in time.
class BulkInTroubleTest {

    private final TestSetting entra = TestCompany.named("Acme").setting("{}");

    @Test
    void what_needs_an_operation_that_may_succeed_later_is_not_refused_but_told_to_come_again() throws Exception {
        TestDatabase database = TestServer.shared().database();
        Answer answer;
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table target_user in share mode");

            answer = bulk().user("ada")
                    .group("Pioneers", "bulkId:ada")
                    .group("Everybody", "bulkId:Pioneers")
                    .runBy(entra);
            connection.rollback();
        }
        Answer again = bulk().user("ada")
                .group("Pioneers", "bulkId:ada")
                .group("Everybody", "bulkId:Pioneers")
                .runBy(entra);

        assertThat(answer)
                .has("/Operations/0/status", "503")
                .has("/Operations/1/status", "503")
                .has("/Operations/2/status", "503");
        assertThat(again)
                .has("/Operations/0/status", "201")
                .has("/Operations/1/status", "201")
                .has("/Operations/2/status", "201");
    }
}
