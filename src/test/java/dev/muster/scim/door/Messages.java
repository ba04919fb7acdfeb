package dev.muster.scim.door;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the tests of the door send and look at, in the words of the RFCs.
final class Messages {

    static final String USER = UserBody.CORE;
    static final String ENTERPRISE = UserBody.ENTERPRISE;
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /// An id that nobody ever had.
    static final String NOBODY = "01a20a51-4196-71a5-8d57-92732e494872";

    private Messages() {}

    /// A setting of a company of its own.
    static TestSetting setting(String dialect) {
        return setting(TestCompany.named("Acme"), dialect);
    }

    static TestSetting setting(TestCompany company, String dialect) {
        return company.setting("""
                {"dialect": "%s", "rate": {"perSecond": 1000, "burst": 10000}}""".formatted(dialect));
    }

    static String patch(String... operations) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}""".formatted(String.join(", ", operations));
    }

    static String group(String displayName, String... members) {
        return """
                {"schemas": ["%s"], "displayName": "%s", "members": [%s]}""".formatted(GROUP, displayName, elements(members));
    }

    /// Elements of `members`, by id.
    static String elements(String... members) {
        List<String> values = new ArrayList<>();
        List.of(members).forEach(member -> values.add("{\"value\": \"" + member + "\"}"));
        return String.join(", ", values);
    }

    static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static String etag(Answer answer) {
        return header(answer, "ETag");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The texts at one member of each element of an array.
    static List<String> texts(Answer answer, String array, String member) {
        List<String> texts = new ArrayList<>();
        answer.at(array).forEach(element -> texts.add(element.path(member).asString()));
        return texts;
    }
}
