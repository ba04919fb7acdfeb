package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.bench.town.PersonBody;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The bytes that `docs/distribution.md` reckons with, measured again in the real tables with their indexes: people as
/// an identity provider writes them, in groups by a rule and by SCIM, a part of them changed once.
class DistributionPageTest {

    private static final int PEOPLE = 2000;
    private static final int CHANGED = 1000;
    private static final int GROUPS = 40;
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|[^|]*\\| ([\\d,]+) \\|.*");

    @Test
    @Tag("long")
    void the_page_reckons_with_the_bytes_that_the_tables_take() throws Exception {
        Map<String, Long> measured;
        try (TestServer server = TestServer.start()) {
            TestCompany acme = TestCompany.on(server, "Acme");
            fill(acme.setting("""
                    {"hold": null, "rate": {"perSecond": 10000, "burst": 10000}, "grouping": {"kind": "field", "field": "department"}}"""));
            Thread.sleep(3000); // what is written beside the requests
            measured = sizes(new Sql(TestPostgres.asSuperuser(server.database())));
        }
        measured.forEach((table, bytes) -> System.out.printf("Bytes: %-22s %d%n", table, bytes));

        Map<String, Long> told = told();
        assertThat(told).isNotEmpty();
        told.forEach((table, bytes) ->
                assertThat((double) measured.getOrDefault(table, 0L)).as(table).isCloseTo(bytes, within(bytes * 0.35)));
    }

    private static void fill(TestSetting setting) throws Exception {
        List<String> ids = at(
                PEOPLE,
                number -> setting.scim().post("/Users", PersonBody.of(number)).id());
        at(
                CHANGED,
                number -> setting.scim()
                        .patch("/Users/" + ids.get(number), PersonBody.update(number))
                        .id());
        int size = PEOPLE / GROUPS;
        for (int group = 0; group < GROUPS; group++) {
            setting.createsGroup(
                    "Group " + group,
                    ids.subList(group * size, (group + 1) * size).toArray(String[]::new));
        }
    }

    private interface Task {
        String of(int number);
    }

    private static List<String> at(int count, Task task) throws Exception {
        Semaphore places = new Semaphore(8);
        List<Future<String>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(executor.submit(() -> {
                    places.acquire();
                    try {
                        return task.of(number);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        List<String> results = new ArrayList<>();
        for (Future<String> one : running) {
            results.add(one.get());
        }
        return results;
    }

    /// Bytes for each row of every table that has as many, with indexes and what is stored out of line.
    private static Map<String, Long> sizes(Sql sql) {
        Map<String, Long> sizes = new TreeMap<>();
        for (String table : sql.tenantTables()) {
            long rows = sql.count("", table);
            if (rows >= 500) {
                long bytes = Long.parseLong(sql.texts("select pg_total_relation_size('" + table + "')")
                        .getFirst());
                sizes.put(table, bytes / rows);
                System.out.printf(
                        "Rows: %-22s %d, heap %s%n",
                        table, rows, sql.texts("select pg_relation_size('" + table + "')"));
            }
        }
        return sizes;
    }

    private static Map<String, Long> told() {
        Map<String, Long> told = new TreeMap<>();
        for (String line : Source.page("docs/distribution.md").lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                told.put(row.group(1), Long.parseLong(row.group(2).replace(",", "")));
            }
        }
        return told;
    }
}
