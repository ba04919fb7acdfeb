package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SettingEndpointTest {

    private static TestServer server;
    private static ApiClient api;
    private String acme = "";
    private String settings = "";

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeAcme() {
        acme = api.company("Acme");
        settings = acme + "/scim-settings";
        api.post(acme + "/fields", "{'name':'Country'}").is(201);
    }

    @Test
    void a_setting_needs_no_more_than_a_name() {
        JsonNode setting = api.post(settings, "{'name':'Entra ID'}").is(201).json();

        assertThat(setting.path("mappings")).isEmpty();
        assertThat(setting.path("targetGroup").isNull()).isTrue();
        assertThat(setting.path("grouping").toString()).isEqualTo("{\"kind\":\"none\"}");
        assertThat(setting.path("adoptExisting").booleanValue()).isTrue();
        assertThat(setting.path("dialect").stringValue()).isEqualTo("tolerant");
        assertThat(setting.path("hold").toString()).isEqualTo("{\"people\":20,\"percent\":10}");
        assertThat(setting.path("rate").toString()).isEqualTo("{\"perSecond\":50,\"burst\":200}");
        assertThat(setting.path("scimUrl").stringValue()).isEqualTo(server.url() + "/scim/v2");
        assertThat(setting.path("peopleCount").intValue()).isZero();
        assertThat(setting.path("lastRequestAt").isNull()).isTrue();
        assertThat(setting.path("health").stringValue()).isEqualTo("waiting");
    }

    @Test
    void T2_the_token_is_shown_once() {
        ApiClient.Answer made = api.post(settings, "{'name':'Entra ID'}").is(201);

        assertThat(made.text("token")).matches("muster_[0-9A-Za-z]{57}");
        assertThat(api.get(settings + "/" + made.id()).is(200).json().has("token"))
                .isFalse();
        assertThat(api.get(settings).raw().body()).doesNotContain(made.text("token"));
        assertThat(api.get(settings + "/" + made.id() + "/tokens").raw().body()).doesNotContain(made.text("token"));
    }

    @Test
    void every_part_of_a_setting_can_be_set() {
        String group = api.post(acme + "/target-groups", "{'name':'Everybody'}")
                .is(201)
                .id();
        String body = """
                {"name":"Entra ID",
                 "mappings":[{"attribute":"addresses[type eq \\"work\\"].country","field":"country"},
                             {"attribute":"urn:example:params:scim:hr:2.0:User:badge","field":"phoneNumber"}],
                 "targetGroup":"%s","grouping":{"kind":"field","field":"country"},"adoptExisting":false,
                 "dialect":"strict","hold":null,"rate":{"perSecond":5,"burst":10}}""".formatted(group);

        ApiClient.Answer made = api.post(settings, body).is(201);

        JsonNode read = api.get(settings + "/" + made.id()).is(200).json();
        for (String part : "name mappings targetGroup grouping adoptExisting dialect hold rate".split(" ", -1)) {
            assertThat(read.path(part)).as(part).isEqualTo(made.json().path(part));
        }
        assertThat(read.path("targetGroup").stringValue()).isEqualTo(group);
        assertThat(read.path("hold").isNull()).isTrue();
        assertThat(read.path("mappings").path(0).path("attribute").stringValue())
                .isEqualTo("addresses[type eq \"work\"].country");
    }

    @Test
    void R1_every_part_of_a_setting_can_be_edited() {
        String group = api.post(acme + "/target-groups", "{'name':'Everybody'}")
                .is(201)
                .id();
        String setting = settings + "/"
                + api.post(settings, "{'name':'Entra ID'}").is(201).id();
        Map<String, String> parts = Map.of(
                "name", "\"Okta\"",
                "mappings", "[{\"attribute\":\"title\",\"field\":\"country\"}]",
                "targetGroup", "\"" + group + "\"",
                "grouping", "{\"kind\":\"mirror\"}",
                "adoptExisting", "false",
                "dialect", "\"strict\"",
                "provider", "\"okta\"",
                "hold", "{\"people\":7,\"percent\":3}",
                "rate", "{\"perSecond\":5,\"burst\":10}");
        Set<String> rules = Set.of("mappings", "targetGroup", "grouping");

        parts.forEach((part, value) ->
                api.patch(setting, "{\"" + part + "\":" + value + "}").is(rules.contains(part) ? 202 : 200));

        JsonNode read = api.get(setting).is(200).json();
        parts.forEach(
                (part, value) -> assertThat(read.path(part).toString()).as(part).isEqualTo(value));
    }

    @Test
    void F5_a_bad_path_is_refused_with_its_position() {
        ApiClient.Answer answer = api.post(
                        settings,
                        "{'name':'Entra ID','mappings':[{'attribute':'title','field':'department'},"
                                + "{'attribute':'addresses[typo eq \\\"work\\\"].country','field':'country'}]}")
                .refuses(400, "mappings[1].attribute");

        assertThat(answer.json().path("errors").path(0).path("position").intValue())
                .isEqualTo(10);
    }

    @Test
    void F4_only_paths_to_one_value_that_clients_write_are_mapped() {
        for (String path : new String[] {
            "nonsense",
            "name",
            "emails",
            "emails[primary eq true]",
            "password",
            "groups.display",
            "meta.created",
            "id",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "title.sub",
            "title x",
            " "
        }) {
            api.post(settings, "{'name':'E','mappings':[{'attribute':'" + path + "','field':'country'}]}")
                    .refuses(400, "mappings[0].attribute");
        }
        for (String path : new String[] {"title", "name.formatted", "emails.value", "active", "externalId"}) {
            api.post(settings, "{'name':'E','mappings':[{'attribute':'" + path + "','field':'country'}]}")
                    .is(201);
        }
    }

    @Test
    void F5_a_value_without_quotes_is_refused_with_what_to_write() {
        var refused = api.post(
                        settings,
                        "{'name':'E','mappings':[{'attribute':'addresses[type eq work].country','field':'country'}]}")
                .refuses(400, "mappings[0].attribute");

        assertThat(refused.json().at("/errors/0/message").asString())
                .isEqualTo("'type' is compared with text in double quotes: \"work\"");
        assertThat(refused.json().at("/errors/0/position").intValue()).isEqualTo("addresses[type eq ".length());
        api.post(
                        settings,
                        "{'name':'E','mappings':[{'attribute':'addresses[type eq \\'work\\'].country','field':'country'}]}")
                .is(201);
    }

    @Test
    void F5_one_field_is_filled_by_one_mapping_and_one_path_fills_several() {
        String twice = "[{'attribute':'title','field':'country'},{'attribute':'nickName','field':'country'}]";
        String shared = "[{'attribute':'title','field':'country'},{'attribute':'title','field':'department'}]";

        api.post(settings, "{'name':'E','mappings':" + twice + "}").refuses(400, "mappings[1].field");
        api.post(settings, "{'name':'E','mappings':" + shared + "}").is(201);
    }

    @Test
    void a_mapped_field_must_exist_and_be_in_use() {
        api.patch(api.pathOf(acme + "/fields", "key", "country"), "{'active':false}")
                .is(200);

        api.post(settings, "{'name':'E','mappings':[{'attribute':'title','field':'country'}]}")
                .refuses(400, "mappings[0].field");
        api.post(settings, "{'name':'E','mappings':[{'attribute':'title','field':'Country'}]}")
                .refuses(400, "mappings[0].field");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        api.post(
                        settings,
                        "{'name':'','mappings':[{'attribute':'x[','field':'none','more':1},7],'targetGroup':'here',"
                                + "'grouping':{'kind':'glass'},'adoptExisting':1,'dialect':'loose',"
                                + "'hold':{'people':-1,'percent':101},'rate':{'perSecond':0,'burst':'many'},'id':'x'}")
                .refuses(
                        400,
                        "name",
                        "mappings[1]",
                        "mappings[0].attribute",
                        "mappings[0].field",
                        "grouping.kind",
                        "targetGroup",
                        "adoptExisting",
                        "dialect",
                        "hold.people",
                        "hold.percent",
                        "rate.perSecond",
                        "rate.burst",
                        "id",
                        "mappings[0].more");
    }

    @Test
    void G1_grouping_needs_a_field_of_the_company() {
        api.post(settings, "{'name':'E','grouping':{'kind':'field','field':'none'}}")
                .refuses(400, "grouping.field");
        api.post(settings, "{'name':'E','grouping':{'kind':'field'}}").refuses(400, "grouping.field");
        api.post(settings, "{'name':'E','grouping':{}}").refuses(400, "grouping.kind");
        api.post(settings, "{'name':'E','grouping':'none'}").refuses(400, "grouping");
        api.post(settings, "{'name':'E','grouping':{'kind':'glass'}}").refuses(400, "grouping.kind");
        api.post(settings, "{'name':'E','grouping':{'kind':'field','field':'department'}}")
                .is(201);
    }

    @Test
    void G1_F6_grouping_by_a_custom_field_needs_no_mapping_since_clients_may_fill_it_without() {
        api.post(settings, "{'name':'E','grouping':{'kind':'field','field':'country'}}")
                .is(201);
    }

    @Test
    void G2_the_target_group_must_be_one_of_the_company() {
        String theirs = api.post(api.company("Globex") + "/target-groups", "{'name':'All'}")
                .is(201)
                .id();

        api.post(settings, "{'name':'E','targetGroup':'" + theirs + "'}").refuses(400, "targetGroup");
        api.post(settings, "{'name':'E','targetGroup':'" + new UUID(7, 7) + "'}")
                .refuses(400, "targetGroup");
    }

    @Test
    void R2_new_rules_start_a_job_and_other_changes_do_not() {
        String setting =
                settings + "/" + api.post(settings, "{'name':'E'}").is(201).id();

        ApiClient.Answer renamed = api.patch(
                        setting, "{'name':'Entra','hold':{'people':5},'rate':{'burst':9},'dialect':'strict'}")
                .is(200);
        ApiClient.Answer regrouped = api.patch(setting, "{'grouping':{'kind':'field','field':'department'}}");

        assertThat(renamed.json().path("hold").toString()).isEqualTo("{\"people\":5,\"percent\":10}");
        assertThat(renamed.json().path("rate").toString()).isEqualTo("{\"perSecond\":50,\"burst\":9}");
        assertThat(regrouped.is(202).json().path("job").path("kind").asString()).isEqualTo("projection");
        assertThat(api.finished(acme, regrouped).text("state")).isEqualTo("done");
        api.patch(setting, "{'grouping':{'kind':'field','field':'department'}}").is(200);
        assertThat(api.get(setting).text("name")).isEqualTo("Entra");
    }

    @Test
    void an_old_mapping_to_a_field_that_is_switched_off_does_not_hinder_other_changes() {
        String mappings = "[{'attribute':'title','field':'country'}]";
        String setting = settings + "/"
                + api.post(settings, "{'name':'E','mappings':" + mappings + "}")
                        .is(201)
                        .id();
        api.patch(api.pathOf(acme + "/fields", "key", "country"), "{'active':false}")
                .is(200);

        api.patch(setting, "{'name':'Entra'}").is(200);
        api.patch(setting, "{'mappings':" + mappings + "}").is(200);
    }

    @Test
    void L8_a_deleted_setting_is_unknown_and_its_job_ends() {
        String setting =
                settings + "/" + api.post(settings, "{'name':'E'}").is(201).id();

        api.delete(setting + "?people=some").refuses(400, "people");
        ApiClient.Answer deleted = api.delete(setting + "?people=inactive").is(202);

        api.get(setting).refuses(404);
        api.get(setting + "/tokens").refuses(404);
        api.patch(setting, "{'name':'Again'}").refuses(404);
        api.delete(setting).refuses(404);
        assertThat(api.get(settings).items("id")).isEmpty();
        assertThat(api.finished(acme, deleted).text("state")).isEqualTo("done");
    }

    @Test
    void settings_are_listed_page_by_page() {
        for (String name : new String[] {"One", "Two", "Three"}) {
            api.post(settings, "{'name':'" + name + "'}").is(201);
        }

        ApiClient.Answer first = api.get(settings + "?limit=2").is(200);
        ApiClient.Answer second = api.get(settings + "?limit=2&cursor=" + first.text("nextCursor"))
                .is(200);

        assertThat(first.items("name")).containsExactly("One", "Two");
        assertThat(second.items("name")).containsExactly("Three");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void another_companys_setting_is_unknown() {
        ApiClient.Answer made = api.post(settings, "{'name':'E'}").is(201);
        String globex = api.company("Globex") + "/scim-settings/" + made.id();
        String token =
                api.get(settings + "/" + made.id() + "/tokens").items("id").getFirst();
        String job = api.patch(settings + "/" + made.id(), "{'grouping':{'kind':'field','field':'department'}}")
                .is(202)
                .json()
                .path("job")
                .path("id")
                .asString();

        api.get(globex).refuses(404);
        api.patch(globex, "{'name':'Ours'}").refuses(404);
        api.delete(globex).refuses(404);
        api.get(globex + "/tokens").refuses(404);
        api.post(globex + "/tokens", "{}").refuses(404);
        api.delete(globex + "/tokens/" + token).refuses(404);
        api.get(globex.replaceFirst("/scim-settings.*", "/jobs/") + job).refuses(404);
        assertThat(api.get(settings + "/" + made.id()).text("name")).isEqualTo("E");
    }
}
