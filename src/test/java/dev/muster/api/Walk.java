package dev.muster.api;

import dev.muster.testing.ApiClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Calls every address of the API, with success and with refusals.
record Walk(ApiClient api) {

    void everywhere() {
        api.get("/openapi.json").is(200);
        String acme = api.company("Acme");
        api.get("/companies?limit=1").is(200);
        api.get(acme).is(200);
        keys("");
        keys(acme);
        api.get("/audit?limit=1").is(200);
        api.get(acme + "/audit").is(200);
        api.patch(acme, "{'retentionDays':30}").is(200);
        api.post("/companies", "{}").is(400);
        api.get("/companies/" + new UUID(0, 0)).is(404);
        fields(acme);
        people(acme);
        settings(acme);
        api.delete(acme).is(202);
    }

    private void keys(String owner) {
        String keys = owner + "/api-keys";
        String key = keys + "/"
                + api.post(keys, "{'name':'Backup','expiresAt':'2999-01-01T00:00:00Z'}")
                        .is(201)
                        .id();
        api.post(keys, "{'expiresAt':'1999-01-01T00:00:00Z'}").is(400);
        api.get(keys).is(200);
        api.delete(key).is(204);
        api.delete(key).is(404);
    }

    private void fields(String acme) {
        String fields = acme + "/fields";
        String team = fields + "/"
                + api.post(fields, "{'name':'Team','type':'number'}").is(201).id();
        api.post(fields, "{'name':'team'}").is(409);
        api.get(fields).is(200);
        api.patch(team, "{'order':0}").is(200);
        api.delete(team).is(204);
    }

    private void people(String acme) {
        api.post(acme + "/fields", "{'name':'Country'}").is(201);
        String people = acme + "/target-users";
        String groups = acme + "/target-groups";
        String ada = api.post(people, "{'email':'ada@acme.test','firstName':'Ada','fields':{'country':'NL'}}")
                .is(201)
                .id();
        api.get(people + "?search=ada&field.country=NL").is(200);
        api.patch(people + "/" + ada, "{'lastName':'Lovelace'}").is(200);
        api.send("POST", people + "/import", "email\ngrace@acme.test\nnobody\n", "text/csv")
                .is(200);
        api.send("POST", people + "/import?dryRun=true", "email\ngrace@acme.test\n\"a\"b", "text/csv")
                .is(400);
        api.send("POST", people + "/import", "email", "text/plain").is(415);
        api.get(people + "/export").is(200);
        api.send("POST", groups + "/import", "group,email\nChoir,grace@acme.test\nChoir,nobody\n", "text/csv")
                .is(200);
        api.send("POST", groups + "/import", "group\n\"a\"b", "text/csv").is(400);
        api.get(groups + "/export").is(200);
        String readers =
                groups + "/" + api.post(groups, "{'name':'Readers'}").is(201).id();
        api.post(readers + "/members", "{'ids':['" + ada + "']}").is(204);
        api.get(readers).is(200);
        api.get(readers + "/members").is(200);
        api.get(people + "/" + ada).is(200);
        api.get(people + "/" + ada + "/events?limit=1").is(200);
        api.get(people + "/" + ada + "/explanation").is(200);
        api.get(acme + "/events?limit=1").is(200);
        api.get(acme + "/events?after=x").is(400);
        api.patch(readers, "{'name':'Writers'}").is(200);
        api.get(groups).is(200);
        api.delete(readers + "/members/" + ada).is(204);
        api.delete(readers).is(204);
        api.delete(people + "/" + ada).is(204);
    }

    private void settings(String acme) {
        String settings = acme + "/scim-settings";
        String setting = settings + "/"
                + api.post(settings, "{'name':'E','mappings':[{'attribute':'title','field':'country'}]}")
                        .is(201)
                        .id();
        api.post(settings, "{'name':'E','mappings':[{'attribute':'title[','field':'country'}]}")
                .is(400);
        api.get(settings).is(200);
        api.get(setting).is(200);
        api.patch(setting, "{'name':'Entra ID','hold':null}").is(200);
        previews(setting);
        ApiClient.Answer accepted = api.patch(setting, "{'grouping':{'kind':'field','field':'country'}}")
                .is(202);
        api.finished(acme, accepted);
        String token = setting + "/tokens/"
                + api.post(setting + "/tokens", "{'expiresAt':'2999-01-01T00:00:00Z','overlapHours':1}")
                        .is(201)
                        .id();
        api.get(setting + "/tokens").is(200);
        api.get(setting + "/habits").is(200);
        api.delete(token).is(204);
        String client = setting + "/oauth-clients/"
                + api.post(setting + "/oauth-clients", "{'name':'Entra ID'}")
                        .is(201)
                        .id();
        api.get(setting + "/oauth-clients").is(200);
        api.delete(client).is(204);
        held(settings);
        conflicts(acme, setting);
        api.delete(setting).is(202);
    }

    private void held(String settings) {
        ApiClient.Answer made = api.post(settings, "{'name':'O','hold':{'people':0,'percent':0}}")
                .is(201);
        String held = settings + "/" + made.id() + "/held";
        ApiClient okta = new ApiClient(made.text("scimUrl"), made.text("token"));
        for (String name : List.of("ada", "grace", "linus")) {
            String user =
                    okta.post("/Users", "{'userName':'" + name + "'}").is(201).id();
            okta.delete("/Users/" + user).is(204);
        }
        requests(settings + "/" + made.id() + "/requests");
        List<String> people = api.get(held).is(200).items("id");
        api.post(held + "/apply", "{'ids':['" + people.get(0) + "']}").is(200);
        api.post(held + "/discard", "{'ids':['" + people.get(1) + "']}").is(200);
        api.post(held + "/apply", "{'all':true}").is(202);
        api.post(held + "/discard", "{'all':true}").is(202);
        api.post(held + "/apply", "{'ids':['x']}").is(400);
        api.post(held + "/discard", "{}").is(400);
    }

    private void conflicts(String acme, String setting) {
        ApiClient.Answer made = api.post(acme + "/scim-settings", "{'name':'Okta','adoptExisting':false}")
                .is(201);
        ApiClient okta = new ApiClient(made.text("scimUrl"), made.text("token"));
        api.post(acme + "/target-users", "{'email':'mary@acme.test'}").is(201);
        okta.post("/Users", "{'userName':'mary@acme.test'}").is(409);
        String conflicts = acme + "/scim-settings/" + made.id() + "/conflicts";
        String mary = api.get(conflicts).is(200).items("id").getFirst();
        api.post(conflicts + "/move", "{'ids':['" + mary + "']}").is(200);
        api.post(conflicts + "/move", "{'ids':['x']}").is(400);
        api.get(setting + "/conflicts").is(200);
    }

    /// The log is written in the background.
    private void requests(String requests) {
        List<String> ids = List.of();
        for (int i = 0; i < 200 && ids.size() < 6; i++) {
            LockSupport.parkNanos(50_000_000);
            ids = api.get(requests).is(200).items("id");
        }
        for (String id : ids) {
            api.get(requests + "/" + id).is(200);
        }
        api.get(requests + "?status=2xx&method=POST&resourceType=User&person=" + new UUID(0, 0))
                .is(200);
        api.get(requests + "?status=200").is(400);
        api.get(requests.replace("/requests", "/statistics?hours=2")).is(200);
        api.get(requests.replace("/requests", "/statistics?hours=0")).is(400);
        api.get(requests.replace("/requests", "")).is(200);
        api.get(requests + "/" + new UUID(0, 0)).is(404);
    }

    private void previews(String setting) {
        String edit = "{'grouping':{'kind':'field','field':'country'}}";
        api.post(setting + "/preview?limit=1", edit).is(200);
        api.post(setting + "/preview", "{'mappings':[{'attribute':'title[','field':'country'}]}")
                .is(400);
    }
}
