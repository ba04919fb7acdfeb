package dev.muster.bench.table;

import dev.muster.bench.figures.Median;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Machine;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.ThrowAwayPostgres;
import dev.muster.bench.table.TableReport.Figure;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.Setup;
import dev.muster.bench.town.Somebody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// One run: a company is filled, somebody signs in, and looks at its people in every way that the page offers.
final class Table implements AutoCloseable {

    private static final int WARM_UP = 20;
    private static final int FEW = 10;

    /// Whose SHA-256 the session is stored by.
    private static final String SESSION = "bench-session-of-somebody-who-looks-at-people";

    private final ThrowAwayPostgres postgres;
    private final Consumer<String> progress;
    private final double load = Machine.loadNow();
    private final ServerProcess server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Connection connection;

    Table(ThrowAwayPostgres postgres, String classPath, Consumer<String> progress) throws SQLException {
        this.postgres = postgres;
        this.progress = progress;
        this.server = ServerProcess.start(classPath, postgres.main());
        this.connection = postgres.asSuperuser();
    }

    TableReport run(int people, int requests) throws SQLException {
        Setup setup = new Setup(server.url(), http, connection, postgres.main());
        progress.accept("Loading " + people + " people");
        long began = System.nanoTime();
        Company company = setup.companies(1, people).getFirst();
        makeDifferent(setup, company);
        double seconds = (System.nanoTime() - began) / 1e9;
        signIn(setup);
        List<Figure> figures = new ArrayList<>();
        pages(setup, company, people).forEach((name, query) -> {
            progress.accept("Asking for " + name);
            figures.add(figure(name, company, query, requests));
        });
        return new TableReport(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.here(postgres.version(), load),
                people,
                requests,
                seconds,
                figures);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        http.close();
        server.close();
    }

    /// One in fifty is inactive, one in ten thousand came by a table.
    private static void makeDifferent(Setup setup, Company company) {
        String numbered = "update target_user set %s where company_id = '" + company.id()
                + "' and mod(substr(user_name_key, 5, 9)::int, %d) = 7";
        setup.execute(numbered.formatted("status = 'inactive'", 50));
        setup.execute(numbered.formatted("origin = 'import'", 10_000));
        setup.execute("vacuum (analyze)");
    }

    private static void signIn(Setup setup) {
        setup.execute("""
                insert into account (id, email, email_key, name, operator, password, created_at, password_changed_at)
                values ('%1$s', 'olga@muster.example', 'olga@muster.example', 'Olga', true, 'none', now(), now());
                insert into session (sha256, account_id, created_at, last_seen_at)
                values (sha256('%2$s'::bytea), '%1$s', now(), now())
                """.formatted(Somebody.of(1).id(), SESSION));
    }

    /// What can be asked of the page, by name, as the query of its address.
    private static Map<String, String> pages(Setup setup, Company company, int people) {
        Map<String, String> groups = groups(setup, company);
        String middle = "after=" + Somebody.of(people / 2).id();
        String rare = "lovelace-" + PersonBody.digits(people / 2);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("by name, first page", "");
        pages.put("by name, in the middle", middle);
        pages.put("by name, backwards from the middle", middle.replace("after", "before"));
        pages.put("newest, first page", "sort=newest");
        pages.put("newest, in the middle", "sort=newest&" + middle);
        pages.put("oldest, in the middle", "sort=oldest&" + middle);
        pages.put(
                "all columns, a field of their own too",
                "column=note&column=~groups&column=~setting&column=~created&column=email");
        pages.put("search, one is found", "search=" + rare);
        pages.put("search, all are found", "search=ada");
        pages.put("search, all are found, in the middle", "search=ada&" + middle);
        pages.put("search, nobody is found", "search=grace");
        pages.put("active", "status=active");
        pages.put("active, in the middle", "status=active&" + middle);
        pages.put("inactive", "status=inactive");
        pages.put("inactive, newest", "status=inactive&sort=newest");
        pages.put("deleted, nobody", "status=deleted");
        pages.put("came over SCIM", "origin=scim");
        pages.put("came by a table", "origin=import");
        pages.put("added by hand, nobody", "origin=api");
        pages.put("of the setting", "setting=" + company.setting());
        pages.put("of the setting, in the middle", "setting=" + company.setting() + "&" + middle);
        pages.put("in a group of ten", "group=" + groups.get("Few"));
        pages.put("in a group of a tenth", "group=" + groups.get("Department 3"));
        pages.put("in a group of a tenth, in the middle", "group=" + groups.get("Department 3") + "&" + middle);
        pages.put("department, a tenth", "field=department&value=Department+3");
        pages.put("department, nobody", "field=department&value=Nobody");
        pages.put("field of their own, all", "field=note&value=Engineer");
        pages.put("field of their own, nobody", "field=note&value=Nobody");
        pages.put("inactive in a group of a tenth", "status=inactive&group=" + groups.get("Department 3"));
        pages.put("inactive, searched, newest", "status=inactive&search=ada&sort=newest");
        return pages;
    }

    private static Map<String, String> groups(Setup setup, Company company) {
        String path = "/companies/" + company.id() + "/target-groups";
        String few = setup.operator("POST", path, "{\"name\":\"Few\"}", 201)
                .path("id")
                .stringValue();
        String ten = LongStream.range(0, FEW)
                .mapToObj(number -> "\"" + Somebody.of(number).id() + "\"")
                .collect(Collectors.joining(","));
        setup.operator("POST", path + "/" + few + "/members", "{\"ids\":[" + ten + "]}", 204);
        Map<String, String> groups = new LinkedHashMap<>();
        setup.operator("GET", path, "", 200)
                .path("items")
                .forEach(item -> groups.put(
                        item.path("name").stringValue(), item.path("id").stringValue()));
        return groups;
    }

    private Figure figure(String name, Company company, String query, int requests) {
        URI address = URI.create(
                server.url() + "/companies/" + company.id() + "/target-users" + (query.isEmpty() ? "" : "?" + query));
        List<Double> took = new ArrayList<>();
        int wrong = 0;
        long bytes = 0;
        for (int i = -WARM_UP; i < requests; i++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = get(address);
            double millis = (System.nanoTime() - began) / 1e6;
            if (answer.statusCode() != 200 || !answer.body().contains("Target Users")) {
                progress.accept(name + " was answered " + answer.statusCode());
                wrong++;
            }
            bytes = answer.body().length();
            if (i >= 0) {
                took.add(millis);
            }
        }
        double worst = took.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Figure(name, Median.of(took), worst, bytes / 1024, wrong);
    }

    private HttpResponse<String> get(URI address) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .header("Cookie", "muster-session=" + SESSION)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchFailure(address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Told to end", e);
        }
    }
}
