package dev.muster.bench.town;

import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Database;
import dev.muster.bench.machine.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the companies over the admin API and fills them: the first person of each department over SCIM, and then
/// as many like it as are wanted, straight into the database.
///
/// @param connection one that row-level security does not bind
public record Setup(URI server, HttpClient http, Connection connection, Database database) {

    /// By which people are grouped.
    public static final int DEPARTMENTS = 10;

    private static final JsonMapper JSON = new JsonMapper();

    /// @param people in each company
    public List<Company> companies(int companies, int people) throws SQLException {
        List<Company> made = new ArrayList<>();
        for (int i = 0; i < companies; i++) {
            Company company = company("Acme " + i);
            made.add(company.with(templates(company)));
        }
        new Seeding(database).people(made, 0, people);
        execute("vacuum (analyze)");
        return made;
    }

    /// Many companies, of which only the first gets its first people over SCIM: the others get the same groups
    /// and people under ids of their own.
    ///
    /// @param people in each company
    public List<Company> alike(int companies, int people) throws SQLException {
        Company first = company("Acme 0");
        List<Company> made = new ArrayList<>(List.of(first.with(templates(first))));
        for (int i = 1; i < companies; i++) {
            made.add(like(made.getFirst(), company("Acme " + i)));
        }
        new Seeding(database).people(made, 0, people);
        execute("vacuum (analyze)");
        return made;
    }

    /// A SCIM group with the first so many people in it.
    public String group(Company company, String name, int members) {
        String values = LongStream.range(0, members)
                .mapToObj(number -> "{\"value\":\"" + PersonTemplate.resourceId(number) + "\"}")
                .collect(Collectors.joining(","));
        return api(
                        "POST",
                        "/scim/v2/Groups",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + name
                                + "\",\"members\":[" + values + "]}",
                        company.token(),
                        201)
                .path("id")
                .stringValue();
    }

    /// The same for very many: the first comes over SCIM, and the others by COPY of rows like its own.
    public String greatGroup(Company company, String name, int members) {
        String id = group(company, name, 1);
        try {
            RowTemplate row = RowTemplate.member(connection, company, id, PersonTemplate.resourceId(0));
            new Seeding(database).rows(row, 1, members);
        } catch (SQLException e) {
            throw new BenchFailure("What Muster stores of a member cannot be read: " + e.getMessage(), e);
        }
        return id;
    }

    private Company like(Company first, Company company) throws SQLException {
        Map<String, String> ids =
                new LinkedHashMap<>(Map.of(first.id(), company.id(), first.setting(), company.setting()));
        for (JsonNode group : operator("GET", "/companies/" + first.id() + "/target-groups", "", 200)
                .path("items")) {
            String id = group.path("id").stringValue();
            ids.put(id, UUID.randomUUID().toString());
            execute("with g as (select 1) "
                    + RowTemplate.read(
                                    connection,
                                    "target_group",
                                    "company_id = '" + first.id() + "' and id = '" + id + "'",
                                    Map.of())
                            .replacing(ids)
                            .insert());
        }
        return company.with(first.templates().stream()
                .map(template -> template.replacing(ids))
                .toList());
    }

    public JsonNode api(String method, String path, String body, String bearer, int status) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != status) {
                throw new BenchFailure(
                        method + " " + path + " was answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
        } catch (IOException e) {
            throw new BenchFailure(method + " " + path + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Told to end", e);
        }
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage() + "\n" + sql, e);
        }
    }

    /// No safety hold, for everybody is made inactive; and as many requests as a setting can be allowed.
    public Company company(String name) {
        String id = operator("POST", "/companies", "{\"name\":\"" + name + "\"}", 201)
                .path("id")
                .stringValue();
        operator("POST", "/companies/" + id + "/fields", "{\"name\":\"Note\",\"type\":\"text\"}", 201);
        JsonNode setting = operator("POST", "/companies/" + id + "/scim-settings", """
                {"name":"Entra ID","grouping":{"kind":"field","field":"department"},"hold":null,
                 "mappings":[{"attribute":"title","field":"note"}],"rate":{"perSecond":10000,"burst":10000}}""", 201);
        return new Company(
                server,
                id,
                setting.path("id").stringValue(),
                setting.path("token").stringValue(),
                List.of());
    }

    public JsonNode operator(String method, String path, String body, int status) {
        return api(method, "/api/v1" + path, body, ServerProcess.KEY, status);
    }

    private List<PersonTemplate> templates(Company company) throws SQLException {
        List<PersonTemplate> templates = new ArrayList<>();
        for (int department = 0; department < DEPARTMENTS; department++) {
            long number = PersonTemplate.FIRST_TEMPLATE + department;
            String path = "/scim/v2/Users/"
                    + api("POST", "/scim/v2/Users", PersonBody.of(number), company.token(), 201)
                            .path("id")
                            .stringValue();
            List<RowTemplate> created = PersonTemplate.created(connection, company, department);
            api("PATCH", path, PersonBody.update(PersonTemplate.REVISION), company.token(), 200);
            RowTemplate updated = PersonTemplate.user(connection, company, department);
            api("PATCH", path, PersonBody.deactivation(), company.token(), 200);
            templates.add(PersonTemplate.read(connection, company, department, created, updated));
        }
        return templates;
    }
}
