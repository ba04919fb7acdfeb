package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldEndpointTest {

    private static TestServer server;
    private static ApiClient api;
    private String acme = "";
    private String fields = "";

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
        fields = acme + "/fields";
    }

    @Test
    void F3_a_custom_field_has_a_key_made_from_its_name() {
        ApiClient.Answer field =
                api.post(fields, "{'name':'Cost Center','type':'number'}").is(201);

        assertThat(field.text("key")).isEqualTo("costCenter");
        assertThat(field.text("type")).isEqualTo("number");
        assertThat(field.json().path("standard").booleanValue()).isFalse();
        assertThat(field.json().path("required").booleanValue()).isFalse();
        assertThat(field.json().path("active").booleanValue()).isTrue();
        assertThat(field.json().path("order").intValue()).isEqualTo(5);
    }

    @Test
    void F3_a_name_is_taken_whatever_its_case() {
        api.post(fields, "{'name':'Straße'}").is(201);

        api.post(fields, "{'name':' STRASSE '}").refuses(409, "name");
        api.post(fields, "{'name':'EMAIL'}").refuses(409, "name");
        api.post(api.company("Globex") + "/fields", "{'name':'Straße'}").is(201);
    }

    @Test
    void F3_a_key_that_is_taken_gets_a_number() {
        assertThat(api.post(fields, "{'name':'Cost Center'}").is(201).text("key"))
                .isEqualTo("costCenter");
        assertThat(api.post(fields, "{'name':'Cost-Center'}").is(201).text("key"))
                .isEqualTo("costCenter2");
        assertThat(api.post(fields, "{'name':'CostCenter'}").is(201).text("key"))
                .isEqualTo("costCenter3");
        assertThat(api.post(fields, "{'name':'e mail'}").is(201).text("key")).isEqualTo("eMail2");
    }

    @Test
    void F3_wrong_names_and_types_are_refused() {
        api.post(fields, "{'name':'" + "x".repeat(65) + "','type':'text'}").refuses(400, "name");
        api.post(fields, "{'name':'','type':'colour'}").refuses(400, "name", "type");
        api.post(fields, "{'name':7,'required':'yes','key':'k'}").refuses(400, "name", "required", "key");
        api.post(fields, "{'name':'" + "😀".repeat(64) + "'}").is(201);
    }

    @Test
    void F3_eight_makers_of_one_name_end_with_one_field() throws Exception {
        List<Callable<Integer>> makers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            makers.add(() -> api.post(fields, "{'name':'Team'}").status());
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> future : pool.invokeAll(makers)) {
                statuses.add(future.get());
            }

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Test
    void F3_a_field_is_renamed_required_and_switched_off_and_keeps_its_key() {
        String team = fields + "/" + api.post(fields, "{'name':'Team'}").is(201).id();

        ApiClient.Answer changed = api.patch(team, "{'name':'Squad','required':true,'active':false}")
                .is(200);

        assertThat(changed.text("name")).isEqualTo("Squad");
        assertThat(changed.text("key")).isEqualTo("team");
        assertThat(changed.json().path("required").booleanValue()).isTrue();
        assertThat(changed.json().path("active").booleanValue()).isFalse();
        api.patch(team, "{'name':'email'}").refuses(409, "name");
        api.patch(team, "{'type':'number'}").refuses(400, "type");
        api.patch(team, "{'name':'SQUAD'}").is(200);
    }

    @Test
    void F3_a_field_moves_to_another_place() {
        String phone = api.pathOf(fields, "key", "phoneNumber");

        assertThat(api.patch(phone, "{'order':0}").is(200).json().path("order").intValue())
                .isZero();
        assertThat(api.get(fields).items("key"))
                .containsExactly("phoneNumber", "email", "firstName", "lastName", "department");
        assertThat(api.get(fields).items("order")).containsExactly("0", "1", "2", "3", "4");

        assertThat(api.patch(phone, "{'order':99}").is(200).json().path("order").intValue())
                .isEqualTo(4);
        assertThat(api.get(fields).items("key")).last().isEqualTo("phoneNumber");
    }

    @Test
    void F3_fields_are_listed_page_by_page_in_their_order() {
        ApiClient.Answer first = api.get(fields + "?limit=3").is(200);
        ApiClient.Answer second =
                api.get(fields + "?limit=3&cursor=" + first.text("nextCursor")).is(200);

        assertThat(first.items("key")).containsExactly("email", "firstName", "lastName");
        assertThat(second.items("key")).containsExactly("department", "phoneNumber");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
        api.get(fields + "?cursor=" + Page.cursor(new UUID(1, 1))).refuses(400, "cursor");
    }

    @Test
    void F1_standard_fields_are_not_deleted_and_email_is_not_switched_off() {
        api.delete(api.pathOf(fields, "key", "department")).refuses(409);
        api.patch(api.pathOf(fields, "key", "email"), "{'active':false}").refuses(400, "active");
        api.patch(api.pathOf(fields, "key", "department"), "{'active':false}").is(200);
    }

    @Test
    void a_field_that_a_setting_needs_is_not_deleted() {
        String team = fields + "/" + api.post(fields, "{'name':'Team'}").is(201).id();
        String setting = acme + "/scim-settings/"
                + api.post(
                                acme + "/scim-settings",
                                "{'name':'Entra ID','mappings':[{'attribute':'title','field':'team'}]}")
                        .is(201)
                        .id();

        assertThat(api.delete(team).refuses(409).text("detail")).contains("Entra ID");

        api.patch(setting, "{'mappings':[]}").is(202);
        api.delete(team).is(204);
        api.delete(team).refuses(404);
        assertThat(api.get(fields).items("key")).doesNotContain("team");
    }

    @Test
    void a_deleted_field_takes_its_values_along() {
        String team = fields + "/" + api.post(fields, "{'name':'Team'}").is(201).id();
        String people = acme + "/target-users";
        String ada = api.post(people, "{'email':'ada@acme.test','fields':{'team':'Red'}}")
                .is(201)
                .id();

        api.finished(acme, api.delete(team)).is(200);

        api.post(fields, "{'name':'Team'}").is(201);
        assertThat(api.get(people + "/" + ada).is(200).json().path("fields").propertyNames())
                .isEmpty();
    }

    @Test
    void another_companys_field_is_unknown() {
        String team = api.post(fields, "{'name':'Team'}").is(201).id();
        String globex = api.company("Globex") + "/fields/";

        api.patch(globex + team, "{'name':'Ours'}").refuses(404);
        api.delete(globex + team).refuses(404);
        for (String id : Set.of("x", "00000000-0000-0000-0000-000000000000", team.toUpperCase(Locale.ROOT))) {
            api.delete(fields + "/" + id).refuses(404);
        }
    }
}
