package dev.muster.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tables of one company, sent and fetched over the admin API.
///
/// @param table the path of what is imported, such as `/companies/…/target-users`
public record Csv(ApiClient api, String table) {

    public ApiClient.Answer imports(String csv) {
        return importing("", csv, "text/csv").is(200);
    }

    public ApiClient.Answer tries(String csv) {
        return importing("?dryRun=true", csv, "text/csv").is(200);
    }

    public ApiClient.Answer importing(String query, @Nullable String csv, String contentType) {
        return api.send("POST", table + "/import" + query, csv, contentType);
    }

    public String exports(String query) {
        return api.get(table + "/export" + query).is(200).raw().body();
    }

    /// `created/updated/unchanged/rejected`
    public static String counts(ApiClient.Answer answer) {
        JsonNode json = answer.json();
        return "%s/%s/%s/%s"
                .formatted(
                        json.path("created"), json.path("updated"), json.path("unchanged"), json.path("rejectedCount"));
    }

    /// `line field` of each rejection.
    public static List<String> rejected(ApiClient.Answer answer) {
        List<String> rejected = new ArrayList<>();
        answer.json()
                .path("rejected")
                .forEach(line -> rejected.add(
                        line.path("line").asString() + " " + line.path("field").asString()));
        return rejected;
    }
}
