package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The data types of RFC 7643 section 2.3 over the wire.
class DataTypeTest {

    /// Of somebody called Ada; it holds no secret.
    static final String CERTIFICATE =
            "MIIBMjCB5aADAgECAhRobx9AnqcjEkZ40YPbDiHtrxb3HjAFBgMrZXAwDjEMMAoGA1UEAwwDQWRhMCAXDTI2MTEyMz"
                    + "IzMzM1OFoYDzIxMjYxMDMwMjMzMzU4WjAOMQwwCgYDVQQDDANBZGEwKjAFBgMrZXADIQBfMjqCmnMhF6rsvm5WvF/6"
                    + "BVH9+4UIHEdhABGWbsL4G6NTMFEwHQYDVR0OBBYEFIMlcoaWKUSAmTbUJY+wVc+rcOAwMB8GA1UdIwQYMBaAFIMlco"
                    + "aWKUSAmTbUJY+wVc+rcOAwMA8GA1UdEwEB/wQFMAMBAf8wBQYDK2VwA0EARVmKuO2kP6JyXtsEksq8uoeStpOShfqs"
                    + "YZqYQoDJQV/d65pdS6tSi1wvGLlOg7pomYAbORzf1+k67Ft89PRTBg==";

    private final TestSetting strict = setting("strict");
    private final TestSetting tolerant = setting("tolerant");

    @Test
    void TYP_02_a_boolean_as_text_is_understood_by_tolerance_only_and_never_answered() {
        Answer made = tolerant.creating(user("ada").with("active", "\"False\""));

        assertThat(made).hasStatus(201);
        assertThat(made.at("/active").isBoolean()).isTrue();
        assertThat(made.at("/active").booleanValue()).isFalse();
        for (String text : List.of("\"true\"", "\"True\"", "\"\"", "1", "[true]", "{}")) {
            assertThat(strict.creating(user("ada").with("active", text))).isRefused(400, "invalidValue");
        }
        assertThat(tolerant.creating(user("grace").with("active", "\"yes\""))).isRefused(400, "invalidValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/ada?x=1#y",
                "../photos/ada.png",
                "/photos/ada.png",
                "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
                "ada%20lovelace.png"
            })
    void TYP_08_a_reference_is_an_absolute_or_relative_URI(String reference) {
        Answer made = strict.creating(user("ada")
                .with("profileUrl", quoted(reference))
                .with("photos", "[{\"value\": " + quoted(reference) + "}]"));

        assertThat(made).hasStatus(201).has("/profileUrl", reference).has("/photos/0/value", reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not a URI", "http://[", "https://acme.example/a b", "%zz", "https://acme.example/é", "<x>"})
    void TYP_08_anything_else_is_none_and_kept_by_tolerance_only(String reference) {
        assertThat(strict.creating(user("ada").with("profileUrl", quoted(reference))))
                .isRefused(400, "invalidValue");
        assertThat(strict.creating(user("ada").with("photos", "[{\"value\": " + quoted(reference) + "}]")))
                .isRefused(400, "invalidValue");
        assertThat(tolerant.creating(user("ada").with("profileUrl", quoted(reference))))
                .hasStatus(201)
                .has("/profileUrl", reference);
    }

    @Test
    void TYP_08_TYP_09_every_reference_of_ours_is_absolute_below_the_base_and_leads_somewhere() {
        String manager = strict.creates(user("grace"));
        String ada = strict.creates(user("ada").with(ENTERPRISE, "{\"manager\": {\"value\": \"" + manager + "\"}}"));
        String kernels = strict.createsGroup("Kernels", ada);
        String engines = strict.createsGroup("Engines", kernels, manager);
        String base = strict.scim().base() + "/";

        List<String> references =
                List.of(
                                strict.reading(ada),
                                strict.scim().get("/Groups/" + engines),
                                strict.scim().get("/Users"))
                        .stream()
                        .flatMap(answer -> answer.json().findValues("$ref").stream())
                        .map(JsonNode::asString)
                        .toList();

        assertThat(references).hasSizeGreaterThan(5).allSatisfy(reference -> {
            assertThat(reference).startsWith(base);
            assertThat(strict.scim().get("/" + reference.substring(base.length())))
                    .hasStatus(200)
                    .has("/meta/location", reference);
        });
    }

    @Test
    void TYP_10_an_address_with_and_without_version_is_the_same_resource() {
        String ada = strict.creates(user("ada"));
        Answer versioned = strict.reading(ada);
        String base = strict.scim().base().toString();

        Answer unversioned = new Http(
                        URI.create(base.replace("/scim/v2", "/scim")),
                        strict.scim().headers())
                .get("/Users/" + ada);

        assertThat(base).endsWith("/scim/v2");
        assertThat(unversioned).hasStatus(200);
        assertThat(unversioned.json()).isEqualTo(versioned.json());
    }

    @Test
    void TYP_11_a_complex_value_is_an_object_whose_members_have_no_order() {
        String id = strict.creates(user("ada").with("name", "{\"familyName\": \"L\", \"givenName\": \"Ada\"}"));
        Answer before = strict.reading(id);

        JsonNode after =
                strict.replaces(id, user("ada").with("name", "{\"givenName\": \"Ada\", \"familyName\": \"L\"}"));

        assertThat(after).isEqualTo(before.json());
        for (String value : List.of("\"Ada\"", "5", "true", "[{\"givenName\": \"Ada\"}]")) {
            assertThat(strict.creating(user("linus").with("name", value))).isRefused(400, "invalidValue");
        }
        assertThat(strict.creating(user("linus").with("emails", "[\"a@x\"]"))).isRefused(400, "invalidValue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            emails  | {"value": "a@x"}
            emails  | "a@x"
            emails  | [["a@x"]]
            title   | ["x"]
            title   | {"value": "x"}
            name    | [{"givenName": "Ada"}]
            active  | [true]
            """)
    void TYP_12_one_value_is_no_array_and_several_are_one(String attribute, String value) {
        assertThat(strict.creating(user("ada").with(attribute, value))).isRefused(400, "invalidValue");
    }

    @Test
    void TYP_12_an_object_alone_is_an_array_of_one_by_tolerance() {
        assertThat(tolerant.creating(user("ada").with("emails", "{\"value\": \"a@x.example\"}")))
                .hasStatus(201)
                .has("/emails/0/value", "a@x.example");
    }

    @Test
    void TYP_16_a_certificate_is_exactly_one_in_DER() {
        byte[] one = Base64.getDecoder().decode(CERTIFICATE);
        byte[] two = new byte[one.length * 2];
        System.arraycopy(one, 0, two, 0, one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        String pem = "-----BEGIN CERTIFICATE-----\n" + CERTIFICATE + "\n-----END CERTIFICATE-----\n";

        assertThat(strict.creating(user("ada").with("x509Certificates", certificate(CERTIFICATE))))
                .hasStatus(201)
                .has("/x509Certificates/0/value", CERTIFICATE);
        for (String wrong : List.of(
                "",
                "QUJD",
                Base64.getEncoder().encodeToString(two),
                Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)),
                CERTIFICATE.substring(0, 80))) {
            assertThat(strict.creating(user("grace").with("x509Certificates", certificate(wrong))))
                    .isRefused(400, "invalidValue");
        }
        assertThat(tolerant.creating(user("ada").with("x509Certificates", certificate("QUJD"))))
                .hasStatus(201)
                .has("/x509Certificates/0/value", "QUJD");
        assertThat(tolerant.creating(user("grace").with("x509Certificates", certificate("%%%"))))
                .isRefused(400, "invalidValue");
    }

    private static String certificate(String value) {
        return "[{\"value\": \"" + value + "\"}]";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
