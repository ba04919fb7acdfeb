package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Extensions that no schema describes, in a tolerant setting: whatever the client calls them, they are kept,
/// and can be used like any attribute (clients' row P10).
class UnknownExtensionTest {

    private static final String URN = "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User";
    private static final String VALUES = """
            {"tag": "Blue", "level": 7, "vip": true, "badge": {"no": "A7", "floor": 3},
             "codes": ["x", "Y"], "sites": [{"type": "hq", "city": "Delft"}, {"type": "lab", "city": "Oslo"}]}""";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestSetting client = setting("tolerant");

    @ParameterizedTest
    @ValueSource(
            strings = {
                URN,
                "urn:acme",
                "urn:acme:shoes",
                "URN:Acme:Shoes:1.0",
                "urn:okta:scim:schemas:custom:user:1.0",
                "urn:scim:schemas:extension:hr-data:2.0:Employee"
            })
    void row_P10_an_extension_of_any_name_is_kept_and_returned_as_it_was_sent(String urn) {
        String ada = client.creates(user("ada-" + urn.length()).with(urn, VALUES));

        Answer read = client.reading(ada);

        assertThat(read.json().path(urn)).isEqualTo(JSON.readTree(VALUES));
        assertThat(read.at("/schemas").toString()).contains(urn);
        assertThat(client.finds("schemas eq \"" + urn + "\"")
                        .path("totalResults")
                        .asInt())
                .isOne();
    }

    @Test
    void row_P10_its_attributes_can_be_filtered() {
        client.creates(user("ada").with(URN, VALUES));
        client.creates(user("grace").with(URN, """
                {"tag": "Red", "level": 12, "vip": false, "codes": ["z"], "sites": [{"type": "hq", "city": "Oslo"}]}"""));
        client.creates(user("linus"));

        assertThat(found("tag eq \"blue\"")).containsExactly("ada");
        assertThat(found("TAG sw \"r\"")).containsExactly("grace");
        assertThat(found("level gt 7")).containsExactly("grace");
        assertThat(found("vip eq true")).containsExactly("ada");
        assertThat(found("tag pr")).containsExactly("ada", "grace");
        assertThat(found("tag ne \"Blue\"")).containsExactly("grace", "linus");
        assertThat(found("codes eq \"y\"")).containsExactly("ada");
        assertThat(found("badge.no eq \"a7\"")).containsExactly("ada");
        assertThat(found("badge.floor le 3")).containsExactly("ada");
        assertThat(found("sites.city eq \"Oslo\"")).containsExactly("ada", "grace");
        assertThat(found("sites[type eq \"hq\" and city eq \"Oslo\"]")).containsExactly("grace");
        assertThat(names(client.finds(URN + " pr"))).containsExactly("ada", "grace");
        assertThat(names(client.finds("userName sw \"a\" or " + URN.toUpperCase(Locale.ROOT) + ":level eq 12")))
                .containsExactly("ada", "grace");
    }

    @Test
    void row_P10_its_attributes_can_be_sorted_by_and_selected() {
        String ada = client.creates(user("ada").with(URN, VALUES));
        client.creates(user("grace").with(URN, "{\"tag\": \"amber\", \"level\": 12}"));

        assertThat(names(client.scim().get("/Users?sortBy=" + URN + ":tag").json()))
                .containsExactly("grace", "ada");
        assertThat(names(client.scim()
                        .get("/Users?sortBy=" + URN + ":level&sortOrder=descending")
                        .json()))
                .containsExactly("grace", "ada");
        assertThat(selected(ada, "attributes=" + URN + ":level")).isEqualTo(JSON.readTree("{\"level\":7}"));
        assertThat(selected(ada, "attributes=" + URN + ":badge.no"))
                .isEqualTo(JSON.readTree("{\"badge\":{\"no\":\"A7\"}}"));
        assertThat(selected(ada, "attributes=" + URN)).isEqualTo(JSON.readTree(VALUES));
        assertThat(selected(ada, "excludedAttributes=" + URN + ":badge," + URN + ":sites," + URN + ":codes"))
                .isEqualTo(JSON.readTree("{\"tag\":\"Blue\",\"level\":7,\"vip\":true}"));
        assertThat(selected(ada, "excludedAttributes=" + URN)).isEqualTo(MissingNode.getInstance());
    }

    @Test
    void row_P10_PAT_15_it_is_patched_by_path_by_its_name_and_without_a_path() {
        String ada = client.creates(user("ada"));

        patches(ada, "add", ":tag", "\"Blue\"", "{\"tag\":\"Blue\"}");
        patches(ada, "replace", ":TAG", "\"Red\"", "{\"tag\":\"Red\"}");
        patches(ada, "add", ":badge.no", "\"A7\"", "{\"tag\":\"Red\",\"badge\":{\"no\":\"A7\"}}");
        patches(ada, "replace", ":badge.no", "\"B8\"", "{\"tag\":\"Red\",\"badge\":{\"no\":\"B8\"}}");
        patches(ada, "remove", ":badge.no", "", "{\"tag\":\"Red\"}");
        patches(ada, "replace", "", "{\"level\": 7, \"vip\": true}", "{\"tag\":\"Red\",\"level\":7,\"vip\":true}");
        patches(ada, "remove", ":vip", "", "{\"tag\":\"Red\",\"level\":7}");
        client.patches(ada, """
                {"op": "replace", "value": {"%1$s:tag": "Green", "%1$s": {"level": 8}}}""".formatted(URN));
        assertThat(selected(ada, "")).isEqualTo(JSON.readTree("{\"tag\":\"Green\",\"level\":8}"));
        patches(ada, "remove", "", "", "");
        assertThat(client.reading(ada).at("/schemas").toString()).doesNotContain(URN);
    }

    @Test
    void row_P10_F4_its_attributes_can_be_mapped() {
        TestCompany acme = client.company();
        acme.field("City", "text");
        acme.field("Level", "number");
        TestSetting mapped = acme.setting("""
                {"mappings": [{"attribute": "%1$s:sites[type eq \\"lab\\"].city", "field": "city"},
                              {"attribute": "%1$s:level", "field": "level"}]}""".formatted(URN));

        mapped.creates(user("ada").with(URN, VALUES));

        assertThat(acme.person("ada").path("fields").toString()).isEqualTo("{\"city\":\"Oslo\",\"level\":7}");
    }

    @Test
    void row_P10_a_strict_setting_knows_no_extension_that_no_schema_describes() {
        TestSetting strict = setting("strict");
        String ada = strict.creates(user("ada").with(URN, VALUES));

        assertThat(strict.reading(ada).text()).doesNotContain(URN);
        assertThat(strict.patching(ada, """
                {"op": "add", "path": "%s:tag", "value": "Blue"}""".formatted(URN))).isRefused(400, "invalidPath");
        assertThat(strict.scim().get("/Users?filter=" + URLEncoder.encode(URN + ":tag pr", StandardCharsets.UTF_8)))
                .isRefused(400, "invalidFilter");
    }

    private void patches(String id, String op, String below, String value, String expected) {
        client.patches(id, """
                {"op": "%s", "path": "%s"%s}""".formatted(op, URN + below, value.isEmpty() ? "" : ", \"value\": " + value));
        assertThat(selected(id, ""))
                .as("%s %s", op, below)
                .isEqualTo(expected.isEmpty() ? MissingNode.getInstance() : JSON.readTree(expected));
    }

    private JsonNode selected(String id, String parameters) {
        Answer read = client.scim().get("/Users/" + id + "?" + parameters);
        assertThat(read).hasStatus(200);
        return read.json().path(URN);
    }

    private List<String> found(String filter) {
        return names(client.finds(URN + ":" + filter));
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("Resources").forEach(user -> names.add(user.path("userName").asString()));
        return names;
    }
}
