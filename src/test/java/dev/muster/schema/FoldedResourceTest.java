package dev.muster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FoldedResourceTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void text_is_folded_unless_its_case_counts() {
        assertFolded("""
                {"userName": "ＡDA", "title": "Straße", "externalId": "X", "profileUrl": "HTTP://A", "active": true}
                """, """
                {"userName": "ada", "title": "strasse", "externalId": "X", "profileUrl": "HTTP://A", "active": true}
                """);
    }

    @Test
    void NUL_01_what_is_unassigned_is_left_out() {
        assertFolded("""
                {"title": null, "nickName": "", "emails": [], "roles": [null, {}], "name": {"givenName": null},
                 "urn:acme:2.0:User": {"x": null}}
                """, """
                {"nickName": ""}
                """);
    }

    @Test
    void a_password_is_never_kept() {
        assertFolded("{\"password\": \"Secret\"}", "{}");
    }

    @Test
    void an_extension_without_a_schema_becomes_arrays_under_folded_names() {
        ObjectNode folded = folded("""
                {"urn:Acme:2.0:User": {"Badge": "RED", "Sizes": [1, [2.50]], "Box": {"Colour": "Blue"}}}
                """);

        assertThat(folded.get("urn:acme:2.0:user")).isEqualTo(JSON.readTree("""
                {"badge": ["red"], "sizes": [1, 2.50], "box": [{"colour": ["blue"]}]}
                """));
    }

    @Test
    void COM_16_schemas_name_what_the_resource_holds() {
        ObjectNode folded = folded("""
                {"schemas": ["urn:whatever"], "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "R"}}
                """);

        assertThat(folded.get("schemas")).isEqualTo(JSON.readTree("""
                ["urn:ietf:params:scim:schemas:core:2.0:user", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user"]
                """));
    }

    private static void assertFolded(String resource, String wanted) {
        ObjectNode folded = folded(resource);
        folded.remove("schemas");

        assertThat(folded).isEqualTo(JSON.readTree(wanted));
    }

    private static ObjectNode folded(String resource) {
        return FoldedResource.of(ResourceType.USER, (ObjectNode) JSON.readTree(resource));
    }
}
