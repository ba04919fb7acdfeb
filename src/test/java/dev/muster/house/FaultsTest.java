package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.store.Database;
import dev.muster.store.PreparedBatch;
import dev.muster.store.SqlStates;
import dev.muster.store.Transaction;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A fault is logged with its stack. What was bound to the statement that failed, and what lies in the row that
/// it met, is not in it.
class FaultsTest {

    private static final String CANARY = "grace.hopper@globex.example";
    private static final UUID ACME = UUID.fromString(Upgrade.ACME);

    private static Database database;

    @BeforeAll
    static void open() {
        TestDatabase fresh = TestPostgres.emptyDatabase();
        new Upgrade(fresh).liveThroughAllVersions();
        database = Database.open(fresh.url(), fresh.user(), fresh.password(), 1);
        inAcme(transaction -> insertAddress(transaction));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_violated_key_is_named_without_the_values_in_it() {
        Throwable fault = catchThrowable(() -> inAcme(FaultsTest::insertAddress));

        assertThat(SqlStates.violatedUniqueKey(fault)).contains("email_address_pkey");
        assertThat(stackOf(fault)).contains("email_address_pkey").doesNotContain(CANARY);
    }

    @Test
    void a_batch_that_fails_does_not_print_its_rows() {
        Throwable fault = catchThrowable(() -> inAcme(FaultsTest::insertAddresses));

        assertThat(stackOf(fault)).contains("email_address_pkey").doesNotContain(CANARY);
    }

    @Test
    void a_statement_that_cannot_be_run_does_not_print_what_was_bound() {
        Throwable fault = catchThrowable(() -> inAcme(transaction -> transaction
                .handle()
                .createUpdate("update no_such_table set a = :email")
                .bind("email", CANARY)
                .execute()));

        assertThat(stackOf(fault)).contains("no_such_table").doesNotContain(CANARY);
    }

    private static int insertAddress(Transaction transaction) {
        return transaction
                .handle()
                .createUpdate("insert into email_address (company_id, email_key) values (:company, :email)")
                .bind("company", transaction.company())
                .bind("email", CANARY)
                .execute();
    }

    private static int insertAddresses(Transaction transaction) {
        PreparedBatch batch = transaction
                .handle()
                .prepareBatch("insert into email_address (company_id, email_key) values (:company, :email)");
        batch.bind("company", transaction.company()).bind("email", CANARY).add();
        batch.bind("company", transaction.company()).bind("email", CANARY).add();
        return batch.execute().length;
    }

    private static int inAcme(Function<Transaction, Integer> work) {
        return database.inCompany(ACME, work);
    }

    private static String stackOf(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
