package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refused;
import dev.muster.testing.RoundTrips;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What travels together, and that it means the same as if it did not.
class HandleTest {

    private static final UUID ACME = UUID.fromString("00000000-0000-7000-8000-00000000ac3e");

    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        TestDatabase empty = TestPostgres.freshDatabase();
        try (Connection connection = DriverManager.getConnection(empty.url(), empty.user(), empty.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (n bigint primary key, text text)");
        }
        database = Database.open(empty.url(), empty.user(), empty.password(), 2);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_statement_that_only_reads_costs_one_round_trip_with_its_company_its_begin_and_its_commit() {
        reads(); // prepares it
        assertThat(RoundTrips.of(HandleTest::reads)).isEqualTo(1);
    }

    @Test
    void what_waits_travels_with_the_next_statement_and_with_the_commit() {
        for (int i = 0; i < 10; i++) { // longer than the driver needs to know what is answered
            assertThat(RoundTrips.of(HandleTest::writes)).isEqualTo(2);
        }

        List<String> texts = database.acrossCompanies(handle -> handle.createQuery("select text from note order by n")
                .mapTo(String.class)
                .list());
        assertThat(texts).containsExactly("first", "second");
    }

    @Test
    void the_company_is_told_again_after_what_told_it_was_taken_back() {
        List<String> seen = database.inCompany(ACME, transaction -> {
            List<String> companies = new ArrayList<>();
            Handle handle = transaction.handle();
            handle.savepoint("here");
            companies.add(company(handle));
            handle.rollbackToSavepoint("here");
            companies.add(company(handle));
            handle.rollback();
            companies.add(company(handle));
            return companies;
        });

        assertThat(seen).containsOnly(ACME.toString()).hasSize(3);
    }

    @Test
    void a_unit_that_only_reads_writes_nothing() {
        assertThatThrownBy(() -> database.readingCompany(
                        ACME, transaction -> transaction.handle().execute("insert into note values (9, 'never')")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothing_of_a_message_is_done_when_one_of_its_statements_fails() {
        assertThatThrownBy(() -> database.inCompany(ACME, transaction -> {
                    transaction
                            .handle()
                            .createUpdate("insert into note values (7, 'lost')")
                            .later();
                    return transaction
                            .handle()
                            .createUpdate("insert into note values (7, 'twice')")
                            .later();
                }))
                .isInstanceOf(StatementFailed.class)
                .satisfies(e -> assertThat(SqlStates.violatedUniqueKey(e)).hasValue("note_pkey"));

        assertThat(database.<Long>acrossCompanies(handle -> handle.createQuery("select count(*) from note where n = 7")
                        .mapTo(Long.class)
                        .one()))
                .isZero();
    }

    @Test
    void a_name_is_found_beside_casts_literals_and_comments() {
        SqlText text = SqlText.parse("select ':no', \":no\", :one::text, :two -- :no\n, :one");

        assertThat(text.names()).containsExactly("one", "two", "one");
        assertThat(text.jdbc()).isEqualTo("select ':no', \":no\", ?::text, ? -- :no\n, ?");
    }

    private static void reads() {
        assertThat(database.<String>readingCompany(ACME, transaction -> company(transaction.handle())))
                .isEqualTo(ACME.toString());
    }

    private static void writes() {
        database.inCompany(ACME, transaction -> {
            Handle handle = transaction.handle();
            handle.createUpdate("delete from note").later();
            insert(handle, 1, "first");
            Later<List<String>> texts = handle.createQuery("select text from note")
                    .mapTo(String.class)
                    .listLater();
            assertThat(handle.createQuery("select count(*) from note")
                            .mapTo(Long.class)
                            .one())
                    .isEqualTo(1);
            assertThat(texts.get()).containsExactly("first");
            return insert(handle, 2, "second");
        });
    }

    private static Later<Integer> insert(Handle handle, long n, String text) {
        return handle.createUpdate("insert into note (n, text) values (:n, :text)")
                .bind("n", n)
                .bind("text", text)
                .later();
    }

    private static String company(Handle handle) {
        return handle.createQuery("select current_setting('app.company')")
                .mapTo(String.class)
                .one();
    }
}
