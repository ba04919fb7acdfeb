package dev.muster.scim.search;

import static dev.muster.testing.AnswerAssert.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks one setting for lists, in the words of a test.
record Lists(TestSetting setting) {

    private static final String SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    /// A tolerant setting without a limit that a test would meet.
    static Lists of(TestCompany company) {
        return new Lists(company.setting("{\"rate\": {\"perSecond\": 1000, \"burst\": 10000}}"));
    }

    static Lists ofStrict(TestCompany company) {
        return new Lists(
                company.setting("{\"dialect\": \"strict\", \"rate\": {\"perSecond\": 1000, \"burst\": 10000}}"));
    }

    /// Parameters are given as name, value, name, value.
    Answer asking(String path, String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? "?" : "&").append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
        }
        return setting.scim().get(path + query);
    }

    Answer get(String path, String... parameters) {
        Answer answer = asking(path, parameters);
        assertThat(answer).hasStatus(200);
        return answer;
    }

    /// A search by POST; `members` is what stands beside the URN, with `'` for `"`.
    Answer searching(String path, String members) {
        return setting.scim()
                .post(
                        path,
                        "{\"schemas\": [\"" + SEARCH + "\"]" + (members.isEmpty() ? "" : ", ")
                                + members.replace('\'', '"') + "}");
    }

    Answer search(String path, String members) {
        Answer answer = searching(path, members);
        assertThat(answer).hasStatus(200);
        return answer;
    }

    /// One member of each resource of a page.
    static List<String> each(Answer page, String pointer) {
        List<String> values = new ArrayList<>();
        page.at("/Resources")
                .forEach(resource -> values.add(resource.at(pointer).asString("")));
        return values;
    }

    static List<String> userNames(Answer page) {
        return each(page, "/userName");
    }

    /// What leads to the next page, or null.
    static @Nullable String next(Answer page) {
        JsonNode next = page.at("/nextCursor");
        return next.isString() ? next.stringValue() : null;
    }

    /// Begins a walk, with one resource a page unless the parameters say otherwise, and answers what leads on.
    String begin(String path, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of("cursor", ""));
        if (!all.contains("count")) {
            all.addAll(List.of("count", "1"));
        }
        return Objects.requireNonNull(next(get(path, all.toArray(String[]::new))));
    }

    /// All pages of a walk, each asked for with the same parameters.
    List<Answer> walk(String path, String... parameters) {
        List<Answer> pages = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            List<String> all = new ArrayList<>(List.of("cursor", cursor));
            all.addAll(List.of(parameters));
            Answer page = get(path, all.toArray(String[]::new));
            pages.add(page);
            cursor = next(page);
        }
        return pages;
    }

    static List<String> each(List<Answer> pages, String pointer) {
        return pages.stream().flatMap(page -> each(page, pointer).stream()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
