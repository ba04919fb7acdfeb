package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TargetUserEndpointTest {

    private static TestServer server;
    private static ApiClient api;
    private String acme = "";
    private String people = "";

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
        people = acme + "/target-users";
        api.post(acme + "/fields", "{'name':'Country'}").is(201);
        api.post(acme + "/fields", "{'name':'Hired','type':'date'}").is(201);
    }

    @Test
    void a_person_is_made_read_and_changed() {
        JsonNode made = api.post(people, "{'email':'Ada@acme.test','firstName':'Ada','fields':{'hired':'2020-02-29'}}")
                .is(201)
                .json();

        assertThat(made.path("origin").stringValue()).isEqualTo("api");
        assertThat(made.path("status").stringValue()).isEqualTo("active");
        assertThat(made.path("settingId").isNull()).isTrue();
        assertThat(made.path("lastName").isNull()).isTrue();
        String ada = people + "/" + made.path("id").stringValue();
        assertThat(api.get(ada).is(200).json()).isEqualTo(made);

        JsonNode changed = api.patch(
                        ada, "{'lastName':'Lovelace','firstName':null,'status':'inactive','fields':{'country':'UK'}}")
                .is(200)
                .json();
        assertThat(changed.path("firstName").isNull()).isTrue();
        assertThat(changed.path("status").stringValue()).isEqualTo("inactive");
        assertThat(changed.path("fields").toString()).isEqualTo("{\"country\":\"UK\",\"hired\":\"2020-02-29\"}");
    }

    @Test
    void what_is_wrong_with_a_person_is_told_by_the_name_in_the_body() {
        api.post(people, "{'email':'ada@acme.test','id':'x','fields':7,'status':'active'}")
                .refuses(400, "id", "fields", "status");
        api.post(people, "{'email':'ada@acme.test','fields':{'hired':'yesterday'}}")
                .refuses(400, "fields.hired");
        api.post(people, "{'email':'ada@acme.test','fields':{'shoe':1}}").refuses(400, "fields.shoe");
        api.post(people, "{'email':'ada@acme.test','fields':{'lastName':'L'}}").refuses(400, "fields.lastName");
        api.post(people, "{'email':'ada@acme.test','firstName':'A\\u0000'}").refuses(400, "firstName");
        api.post(people, "{'email':'nobody'}").refuses(400, "email");
        api.post(people, "{}").refuses(400, "email");
    }

    @Test
    void an_address_is_taken_whatever_its_case() {
        api.post(people, "{'email':'ada@acme.test'}").is(201);

        api.post(people, "{'email':'ADA@acme.test'}").refuses(409, "email");
        api.post(api.company("Globex") + "/target-users", "{'email':'ada@acme.test'}")
                .is(201);
    }

    @Test
    void people_are_found_by_what_a_list_may_ask_for() {
        String ada = api.post(people, "{'email':'ada@acme.test','firstName':'Ada','fields':{'country':'UK'}}")
                .id();
        String grace = api.post(people, "{'email':'grace@acme.test','department':'Navy'}")
                .id();
        String linus = api.post(people, "{'email':'linus@acme.test'}").id();
        api.patch(people + "/" + linus, "{'status':'inactive'}").is(200);
        String group = api.post(acme + "/target-groups", "{'name':'Readers'}").id();
        api.post(acme + "/target-groups/" + group + "/members", "{'ids':['" + ada + "','" + grace + "']}")
                .is(204);

        assertThat(api.get(people).items("id")).containsExactly(ada, grace, linus);
        assertThat(api.get(people + "?search=ADA").items("id")).containsExactly(ada);
        assertThat(api.get(people + "?status=inactive").items("id")).containsExactly(linus);
        assertThat(api.get(people + "?group=" + group).items("id")).containsExactly(ada, grace);
        assertThat(api.get(people + "?field.country=UK").items("id")).containsExactly(ada);
        assertThat(api.get(people + "?field.department=Navy").items("id")).containsExactly(grace);
        assertThat(api.get(people + "?setting=" + new UUID(1, 1)).items("id")).isEmpty();
        assertThat(api.get(people + "?limit=2").items("id")).containsExactly(ada, grace);
        api.get(people + "?field.shoe=1").refuses(400, "field.shoe");
        api.get(people + "?status=lost").refuses(400, "status");
        api.get(people + "?group=x").refuses(400, "group");
        api.get(people + "?search=%00").refuses(400, "search");
    }

    @Test
    void L2_a_deleted_person_is_listed_when_asked_for_and_erased_by_a_second_delete() {
        String ada =
                people + "/" + api.post(people, "{'email':'ada@acme.test'}").id();

        api.delete(ada).is(204);

        assertThat(api.get(people).items("id")).isEmpty();
        assertThat(api.get(people + "?status=deleted").items("email")).containsExactly("ada@acme.test");
        assertThat(api.get(ada).text("status")).isEqualTo("deleted");
        api.patch(ada, "{'firstName':'Ada'}").refuses(409, "firstName");
        api.delete(ada).is(204);
        api.get(ada).refuses(404);
        api.delete(ada).refuses(404);
    }

    @Test
    void F3_a_field_that_is_switched_off_is_hidden_and_keeps_its_values() {
        String ada = people + "/"
                + api.post(people, "{'email':'ada@acme.test','department':'Sums','fields':{'country':'UK'}}")
                        .id();
        String country = api.pathOf(acme + "/fields", "key", "country");
        String department = api.pathOf(acme + "/fields", "key", "department");

        api.patch(country, "{'active':false}").is(200);
        api.patch(department, "{'active':false}").is(200);
        assertThat(api.get(ada).json().path("fields").toString()).isEqualTo("{}");
        assertThat(api.get(ada).json().path("department").isNull()).isTrue();
        api.get(people + "?field.country=UK").refuses(400, "field.country");

        api.patch(country, "{'active':true}").is(200);
        assertThat(api.get(ada).json().path("fields").toString()).isEqualTo("{\"country\":\"UK\"}");
    }

    @Test
    void another_companys_people_and_groups_are_unknown() {
        String ada = api.post(people, "{'email':'ada@acme.test'}").id();
        String readers = api.post(acme + "/target-groups", "{'name':'Readers'}").id();
        String globex = api.company("Globex");
        String theirs = globex + "/target-groups/"
                + api.post(globex + "/target-groups", "{'name':'All'}").id();

        api.get(globex + "/target-users/" + ada).refuses(404);
        api.patch(globex + "/target-users/" + ada, "{'firstName':'Eve'}").refuses(404);
        api.delete(globex + "/target-users/" + ada).refuses(404);
        api.get(globex + "/target-groups/" + readers).refuses(404);
        api.patch(globex + "/target-groups/" + readers, "{'name':'Ours'}").refuses(404);
        api.delete(globex + "/target-groups/" + readers).refuses(404);
        api.get(globex + "/target-groups/" + readers + "/members").refuses(404);
        api.post(globex + "/target-groups/" + readers + "/members", "{'ids':[]}")
                .refuses(404);
        api.post(theirs + "/members", "{'ids':['" + ada + "']}").refuses(400, "ids");
        api.delete(theirs + "/members/" + ada).refuses(404);
        assertThat(api.get(globex + "/target-users?search=ada").items("id")).isEmpty();
    }

    @Test
    void G3_group_names_are_unique_whatever_the_case() {
        String groups = acme + "/target-groups";
        String readers =
                groups + "/" + api.post(groups, "{'name':' Readers '}").is(201).id();

        api.post(groups, "{'name':'READERS'}").refuses(409, "name");
        api.post(groups, "{'name':''}").refuses(400, "name");
        api.post(groups, "{'name':'x','origin':'generated'}").refuses(400, "origin");
        assertThat(api.patch(readers, "{'name':'READERS'}").is(200).text("name"))
                .isEqualTo("READERS");
        api.post(readers + "/members", "{'ids':['x']}").refuses(400, "ids[0]");
        api.post(readers + "/members", "{}").refuses(400, "ids");
        String setting = acme + "/scim-settings";
        api.post(setting, "{'name':'E','targetGroup':'" + readers.substring(groups.length() + 1) + "'}")
                .is(201);
        assertThat(api.delete(readers).refuses(409).text("detail")).contains("E");
    }
}
