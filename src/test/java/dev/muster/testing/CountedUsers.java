package dev.muster.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Whatever tests do, the users of a setting that are counted as they come and go are those that are there: looked at
/// in every database of every class of tests, by JUnit's `META-INF/services`.
public final class CountedUsers implements AfterAllCallback {

    private static final Set<TestDatabase> WATCHED = ConcurrentHashMap.newKeySet();

    private static final String THERE = """
            select company_id, setting_id, count(*) as users from target_user
            where setting_id is not null and resource_id is not null
              and company_id in (select id from company where deleted_at is null) group by company_id, setting_id
            """;

    private static final String COUNTED = """
            select company_id, setting_id, sum(users) as users from scim_user_count
            where company_id in (select id from company where deleted_at is null) group by company_id, setting_id
            """;

    /// Looked at after every class, not only after the one that made it.
    static void watch(TestDatabase database) {
        WATCHED.add(database);
    }

    /// Counts people whose rows were written past Muster.
    public static void count(TestDatabase database) {
        TestPostgres.asSuperuser(database).run("""
                insert into scim_user_count (company_id, setting_id, id, users)
                select company_id, setting_id, gen_random_uuid(), t.users - coalesce(c.users, 0)
                from (%s) t left join (%s) c using (company_id, setting_id)
                where t.users <> coalesce(c.users, 0)
                """.formatted(THERE, COUNTED));
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        List<TestDatabase> databases = new ArrayList<>(TestPostgres.takeMade());
        databases.addAll(WATCHED);
        for (TestDatabase database : Set.copyOf(databases)) {
            check(TestPostgres.asSuperuser(database));
        }
    }

    private static void check(TestDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            if (isMigrated(statement)) {
                check(database, statement);
            }
        }
    }

    /// Some tests need a database without tables, or with those of an earlier version.
    private static boolean isMigrated(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery("select to_regclass('public.scim_user_count') is not null")) {
            return table.next() && table.getBoolean(1);
        }
    }

    private static void check(TestDatabase database, Statement statement) throws SQLException {
        try (ResultSet wrong = statement.executeQuery("""
                        select setting_id, t.users as there, c.users as counted
                        from (%s) t full join (%s) c using (company_id, setting_id)
                        where coalesce(t.users, 0) <> coalesce(c.users, 0) limit 1
                        """.formatted(THERE, COUNTED))) {
            if (wrong.next()) {
                throw new AssertionError("Setting %s has %s users in %s, and counts %s"
                        .formatted(
                                wrong.getString("setting_id"),
                                wrong.getString("there"),
                                database.url(),
                                wrong.getString("counted")));
            }
        }
    }
}
