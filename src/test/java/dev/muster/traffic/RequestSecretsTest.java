package dev.muster.traffic;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No password and no token is in the log of requests, wherever and however a client writes it.
class RequestSecretsTest {

    private static final String CANARY = "t1meMa$heen";

    private final TestSetting entra = TestCompany.named("Acme").setting("{}");
    private final LoggedRequests log = LoggedRequests.of(entra);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'password','value':'%s'}",
                "{'op':'Replace','path':'PassWord','value':'%s'}",
                "{'op':'add','PATH':'urn:ietf:params:scim:schemas:core:2.0:User:password','VALUE':'%s'}",
                "{'op':'replace','value':{'password':'%s'}}",
                "{'op':'replace','value':{'PASSWORD':['%s']}}",
                "{'op':'replace','value':{'urn:ietf:params:scim:schemas:core:2.0:User:password':'%s'}}",
                "{'op':'replace','path':'password','value':{'value':'%s'}}",
                "{'op':'replace','path':'emails[password eq \\'%s\\'].value','value':'ada@acme.example'}",
                "{'op':'replace','path':'title','value':'my password is %s'}",
                "{'op':'replace','value':'{\\'pass\\\\u0077ord\\': \\'%s\\'}'}",
                "{'op':'add','path':'urn:acme:User:api-key','value':'%s'}",
                "{'op':'add','path':'urn:acme:User','value':{'settings':[{'name':'clientSecret','value':'%s'}]}}",
                "{'op':'replace','value':{'password':'%s','nickName':'%s'}}",
                "{'op':'replace','path':'nothing','value':{'pass_phrase':{'a':['%s']}}}"
            })
    void a_patch_leaves_no_password_in_the_log(String operation) {
        String id = entra.creates(user("ada"));

        Answer answer = entra.patching(id, operation.replace("%s", CANARY).replace('\'', '"'));

        assertThat(log.of(answer).toString()).doesNotContain(CANARY).contains("removed");
    }

    @Test
    void neither_a_create_nor_a_bulk_nor_a_search_nor_a_header_leaves_a_secret() {
        List<Answer> answers = new ArrayList<>();
        answers.add(entra.creating(user("ada").with("password", "\"" + CANARY + "\"")));
        answers.add(entra.creating(user("ada").with("password", "\"" + CANARY + "\"")));
        answers.add(entra.scim().get("/Users?filter=" + encoded("password eq \"" + CANARY + "\"")));
        answers.add(entra.scim().get("/Users?filter=" + encoded("password eq " + CANARY)));
        answers.add(entra.scim().get("/Users?access_token=" + encoded(CANARY)));
        answers.add(entra.scim().get("/Users?x=" + encoded(CANARY)));
        answers.add(entra.scim().post("/Users/.search", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "password eq \\"%s\\""}""".formatted(CANARY)));
        answers.add(entra.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "POST", "path": "/Users", "bulkId": "1", "data": {
                    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "grace", "password": "%s"}}]}""".formatted(CANARY)));
        answers.add(entra.scim().with("User-Agent", entra.token()).get("/Users/" + entra.token()));
        answers.add(entra.creating(user("linus").with("nickName", "\"" + entra.token() + "\"")));
        answers.add(entra.scim().post("/Users", "{\"password\": \"" + CANARY + "\", "));

        for (Answer answer : answers) {
            assertThat(log.of(answer).toString())
                    .as("%s", answer)
                    .doesNotContain(CANARY, entra.token().substring(7, 40));
        }
        assertThat(log.list("").toString()).doesNotContain(CANARY, entra.token().substring(7, 40));
    }

    @Test
    void what_is_no_secret_stays() {
        Answer answer = entra.creating(user("ada")
                .with("password", "\"" + CANARY + "\"")
                .with("nickName", "\"Passepartout\"")
                .with("emails", "[{\"type\": \"work\", \"value\": \"ada@acme.example\"}]"));

        assertThat(log.of(answer).toString()).contains("Passepartout", "ada@acme.example", "work");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
