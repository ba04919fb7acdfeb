package dev.muster.testing;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/// What a test says about an answer; a failing one shows the request and the whole answer.
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {

    private AnswerAssert(Answer answer) {
        super(answer, AnswerAssert.class);
        as("%s", answer);
    }

    public static AnswerAssert assertThat(Answer answer) {
        return new AnswerAssert(answer);
    }

    public AnswerAssert hasStatus(int status) {
        Assertions.assertThat(actual.status()).as("%s", actual).isEqualTo(status);
        return this;
    }

    /// A SCIM error (RFC 7644 section 3.12) with this status, whose detail says something.
    public AnswerAssert isRefused(int status) {
        hasStatus(status);
        has("/schemas/0", "urn:ietf:params:scim:api:messages:2.0:Error");
        has("/status", String.valueOf(status));
        Assertions.assertThat(actual.at("/detail").asString()).as("%s", actual).isNotBlank();
        return this;
    }

    public AnswerAssert isRefused(int status, String scimType) {
        isRefused(status);
        return has("/scimType", scimType);
    }

    /// A problem of the admin API (RFC 9457) with this status.
    public AnswerAssert isProblem(int status) {
        hasStatus(status);
        Assertions.assertThat(actual.headers().firstValue("Content-Type").orElse(""))
                .as("%s", actual)
                .startsWith("application/problem+json");
        return this;
    }

    /// The value at a JSON Pointer, as text.
    public AnswerAssert has(String pointer, String value) {
        Assertions.assertThat(actual.at(pointer).asString())
                .as("%s in %s", pointer, actual)
                .isEqualTo(value);
        return this;
    }
}
