package dev.muster.bench;

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
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the companies over the admin API and fills them: the first person of each department over SCIM, and then, in
/// the database,
/// as many like it as are wanted.
record Setup(URI server, HttpClient http, Connection connection) {

    /// By which people are grouped.
    static final int DEPARTMENTS = 10;

    private static final int SEEDED_AT_ONCE = 100_000;
    private static final JsonMapper JSON = new JsonMapper();

    List<Company> companies(Plan plan) throws SQLException {
        List<Company> companies = new ArrayList<>();
        for (int i = 0; i < plan.companies(); i++) {
            Company company = company("Acme " + i);
            List<PersonTemplate> templates = templates(company);
            companies.add(new Company(server, company.id(), company.setting(), company.token(), templates));
            seed(companies.getLast(), plan.peopleInACompany());
        }
        execute("vacuum (analyze)");
        return companies;
    }

    JsonNode api(String method, String path, String body, String bearer, int status) {
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

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure("PostgreSQL refuses: " + e.getMessage() + "\n" + sql, e);
        }
    }

    /// No safety hold, for everybody is made inactive; and as many requests as a setting can be allowed.
    private Company company(String name) {
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

    JsonNode operator(String method, String path, String body, int status) {
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

    private void seed(Company company, int people) {
        for (int from = 0; from < people; from += SEEDED_AT_ONCE) {
            int to = Math.min(people, from + SEEDED_AT_ONCE) - 1;
            for (PersonTemplate template : company.templates()) {
                String numbers = PersonTemplate.numbers("(select s as n, 0 as r from generate_series(" + from + ", "
                        + to + ") as s where s % " + DEPARTMENTS + " = " + template.department() + ") as people");
                template.created().forEach(row -> execute("with g as materialized (" + numbers + ") " + row.insert()));
            }
        }
    }
}
