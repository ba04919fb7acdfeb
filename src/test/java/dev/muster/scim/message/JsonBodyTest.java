package dev.muster.scim.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/scim+json",
                "application/json",
                "APPLICATION/JSON; Charset=UTF-8",
                "application/scim+json;charset=\"utf-8\"",
                "application/json; charset=utf-8; odd=1"
            })
    void MED_04_both_types_of_json_are_read(String contentType) {
        assertThat(JsonBody.read(utf8("{\"a\":\"é\"}"), contentType).get("a").stringValue())
                .isEqualTo("é");
    }

    @Test
    void MED_05_without_a_content_type_a_body_is_scim_json() {
        assertThat(JsonBody.read(utf8("{}"), null).isEmpty()).isTrue();
    }

    @Test
    void MED_05_latin_1_is_decoded() {
        byte[] body = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(JsonBody.read(body, "application/scim+json; charset=ISO-8859-1")
                        .get("a")
                        .stringValue())
                .isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp", "application/json; charset=utf-16"})
    void MED_05_other_types_are_refused(String contentType) {
        assertThat(refusal(utf8("{}"), contentType)).isInstanceOf(Refusal.UnsupportedMediaType.class);
    }

    @Test
    void MED_06_malformed_utf_8_is_refused_and_a_byte_order_mark_is_not() {
        assertThat(refusal(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}, null))
                .isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(JsonBody.read(utf8("\uFEFF{}"), null).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"A\":2}",
                "{\"x\":{\"title\":1,\"Title\":2}}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\\u0000\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":[\"\\udc00\\ud800\"]}",
                "{\"a\":123456789012345678901234567890123}",
                "{\"a\":1e999999999}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":1,}"
            })
    void CRE_07_TYP_18_what_is_no_clean_json_object_is_refused(String body) {
        assertThat(refusal(utf8(body), null)).isInstanceOf(Refusal.InvalidSyntax.class);
    }

    @Test
    void SEC_14_depth_and_lengths_are_bounded() {
        assertThat(refusal(utf8("{\"a\":" + "[".repeat(100_000)), null)).isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(refusal(utf8("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"), null))
                .isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(refusal(utf8("{\"a\":\"" + "x".repeat(70_000) + "\"}"), null))
                .isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(refusal(utf8("{\"" + "x".repeat(300) + "\":1}"), null)).isInstanceOf(Refusal.InvalidSyntax.class);
        assertThat(JsonBody.read(utf8("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}"), null)
                        .isEmpty())
                .isFalse();
    }

    @Test
    void TYP_03_numbers_stay_exact() {
        String body = "{\"a\":0.10,\"b\":12345678901234567890123456789012,\"c\":1.000}";

        assertThat(new String(JsonBody.write(JsonBody.read(utf8(body), null)), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @Test
    void a_refusal_never_quotes_the_body() {
        Refusal refusal = refusal(utf8("{\"password\":\"s3cret\" s3cret}"), null);

        assertThat(refusal.toString()).doesNotContain("s3cret");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Refusal refusal(byte[] body, @Nullable String contentType) {
        Refused refused = catchThrowableOfType(Refused.class, () -> JsonBody.read(body, contentType));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }
}
