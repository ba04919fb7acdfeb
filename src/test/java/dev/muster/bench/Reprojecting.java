package dev.muster.bench;

import dev.muster.bench.Report.Measurement;
import dev.muster.bench.figures.Median;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Heap;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.ThrowAwayPostgres;
import dev.muster.bench.machine.Usage;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonTemplate;
import dev.muster.bench.town.Town;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Rules change so that every person of one company gets another value. Measured from the change to the end of
/// the job that follows; the database alone changes all of them, and writes as many events, in one statement.
record Reprojecting(Plan plan, Town town, ServerProcess server, ThrowAwayPostgres postgres) {

    private static final long REVISION = 700_000_000;

    Measurement measure() {
        List<Double> rates = new ArrayList<>();
        List<Double> ceilings = new ArrayList<>();
        long jvm = 0;
        long database = 0;
        Company company = town.companies().getFirst();
        for (int i = 0; i < plan.repeats(); i++) {
            town.setup().execute("checkpoint");
            ceilings.add(alone(company, i));
            town.setup().execute("checkpoint");
            Usage before = Usage.of(server.pid(), postgres.pid());
            rates.add(muster(company, i % 2 == 0 ? "nickName" : "title"));
            Usage used = Usage.of(server.pid(), postgres.pid()).since(before);
            jvm += used.jvmMicros();
            database += used.databaseMicros();
        }
        double people = (double) people(company) * plan.repeats();
        double rate = Median.of(rates);
        double ceiling = Median.of(ceilings);
        return new Measurement(
                Phases.REPROJECTION,
                "people",
                1,
                rate,
                ceiling,
                rate / ceiling,
                rates,
                ceilings,
                0,
                0,
                jvm / people,
                database / people,
                0,
                Usage.memoryMiB(server.pid(), "VmRSS"),
                Heap.used(server.pid()),
                0,
                0,
                List.of());
    }

    /// Once more, watched.
    void watch(Profile profile) {
        Company company = town.companies().getFirst();
        profile.begin();
        muster(company, "displayName");
        profile.end(Phases.REPROJECTION, people(company));
    }

    private double muster(Company company, String attribute) {
        long people = people(company);
        long began = System.nanoTime();
        String path = "/companies/" + company.id();
        JsonNode setting = town.setup()
                .operator(
                        "PATCH",
                        path + "/scim-settings/" + company.setting(),
                        "{\"mappings\":[{\"attribute\":\"" + attribute + "\",\"field\":\"note\"}]}",
                        202);
        String job = setting.path("job").path("id").asString("");
        if (job.isEmpty()) {
            throw new BenchFailure("A change of rules began no job: " + setting);
        }
        String state = "running";
        while (state.equals("running")) {
            pause();
            state = town.setup()
                    .operator("GET", path + "/jobs/" + job, "", 200)
                    .path("state")
                    .stringValue();
        }
        if (!state.equals("done")) {
            throw new BenchFailure("The job of a change of rules is " + state);
        }
        return people / ((System.nanoTime() - began) / 1e9);
    }

    /// The rows change as Muster changes them, `rules_version` and the indexes with it included; it is set
    /// back, so that the next job finds everybody behind.
    private double alone(Company company, int run) {
        PersonTemplate template = company.templates().getFirst();
        long people = people(company);
        String mine = "company_id = '" + company.id() + "' and setting_id = '" + company.setting() + "'";
        String statement =
                "with p as (update target_user set rules_version = rules_version - 1, custom = '{\"note\": \"" + run
                        + "\"}', updated_at = now() where " + mine
                        + " and status <> 'deleted' returning id, user_name),"
                        + " g as (select row_number() over () as n, " + (REVISION + run * 10_000_000L)
                        + " + row_number() over () as r, '000000000' as nn, '000000000' as rr, id::text as pid, id::text as rid from p) "
                        + template.updatedEvent().insert();
        try (Connection connection = DriverManager.getConnection(
                        postgres.url(), ThrowAwayPostgres.ROLE, ThrowAwayPostgres.PASSWORD);
                Statement sql = connection.createStatement()) {
            sql.execute("select set_config('app.company', '" + company.id() + "', false)");
            long began = System.nanoTime();
            int written = sql.executeUpdate(statement);
            if (written != people) {
                throw new BenchFailure("Of " + people + " people the statement changed " + written);
            }
            return people / ((System.nanoTime() - began) / 1e9);
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage() + "\n" + statement, e);
        }
    }

    private long people(Company company) {
        try (Statement statement = town.setup().connection().createStatement();
                var row = statement.executeQuery("select count(*) from target_user where company_id = '" + company.id()
                        + "' and setting_id = '" + company.setting() + "' and status <> 'deleted'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailure("People cannot be counted: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Told to end", e);
        }
    }
}
