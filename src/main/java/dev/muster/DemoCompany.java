package dev.muster;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The demo's company, set up as an administrator would: a custom field with a mapping, a target group for
/// whoever has no department, and a setting that groups by department. Each run makes a new one beside those of
/// earlier runs.
///
/// @param token of the setting
record DemoCompany(DemoApi api, String id, String name, String token) {

    private static final String NAME = "Acme";
    private static final String COUNTRY = "addresses[type eq \"work\"].country";

    static DemoCompany create(DemoApi api) throws InterruptedException {
        int earlier = api.list("/companies").size();
        String name = earlier == 0 ? NAME : NAME + " " + (earlier + 1);
        String id = id(api.post("/companies", object().put("name", name)));
        String path = "/companies/" + id;
        JsonNode country =
                api.post(path + "/fields", object().put("name", "Country").put("type", "text"));
        String everyoneElse = id(api.post(path + "/target-groups", object().put("name", "Everyone else")));
        JsonNode setting =
                api.post(path + "/scim-settings", setting(country.path("key").asString(), everyoneElse));
        return new DemoCompany(api, id, name, setting.path("token").asString());
    }

    private static ObjectNode setting(String country, String everyoneElse) {
        ObjectNode setting = object().put("name", "Entra ID (demo)").put("targetGroup", everyoneElse);
        setting.putArray("mappings").addObject().put("attribute", COUNTRY).put("field", country);
        setting.putObject("grouping").put("kind", "field").put("field", "department");
        setting.putObject("rate").put("perSecond", 500).put("burst", 1000); // nobody else is on this server
        return setting;
    }

    List<JsonNode> groups() throws InterruptedException {
        return api.list("/companies/" + id + "/target-groups");
    }

    List<JsonNode> people() throws InterruptedException {
        return api.list("/companies/" + id + "/target-users");
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
