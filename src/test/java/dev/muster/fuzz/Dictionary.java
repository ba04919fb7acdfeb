package dev.muster.fuzz;

import dev.muster.schema.Attribute;
import dev.muster.schema.GroupSchema;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import dev.muster.schema.UserSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Words that a search puts into its inputs: those of the schemas, of the filter language and of the messages,
/// and values that are awkward.
final class Dictionary {

    private static final List<String> WORDS = List.of(
            " eq ",
            " ne ",
            " co ",
            " sw ",
            " ew ",
            " gt ",
            " ge ",
            " lt ",
            " le ",
            " pr",
            " and ",
            " or ",
            "not (",
            "(",
            ")",
            "[",
            "]",
            "].",
            "null",
            "true",
            "false",
            "\"True\"",
            "\"\"",
            "-1.5E+99",
            "1e400",
            "\\u0000",
            "\\ud83d\\ude80",
            "\\ud800",
            "\"2026-01-31T24:00:00.5+14:00\"",
            "urn:acme:2.0:User:badge.colour",
            "urn:acme:2.0:User",
            "urn:a:b",
            "0190a0a0-0000-7000-8000-000000000001",
            "add|",
            "Replace|",
            "remove|",
            "|",
            "\n",
            "{\"value\":",
            "[{\"value\":",
            "\"primary\":true",
            "\"$ref\":",
            "\"type\":\"work\"",
            "\"type\":\"other\"",
            "{}",
            "[]",
            "[null]",
            "\"op\":",
            "\"path\":",
            "\"Operations\":",
            "\"schemas\":",
            "\"data\":",
            "\"bulkId\":",
            "\"bulkId:a\"",
            "bulkId:",
            "POST|/Users|",
            "PUT|/Users/",
            "PATCH|/Groups/",
            "DELETE|/Users/",
            "failOnErrors",
            "cursor|",
            "count|",
            "startIndex|",
            "sortBy|",
            "sortOrder|",
            "filter|",
            "attributes|",
            "excludedAttributes|",
            "descending",
            "\r\n",
            "\"\"\"",
            "\t",
            ";",
            ",",
            "'=",
            "\uFEFF",
            "email",
            "fields.status",
            "memberId",
            "multipart/form-data; boundary=",
            "Content-Disposition: form-data; name=\"",
            "; filename=\"",
            "\r\n--b\r\n",
            "\r\n--b--\r\n",
            "how||import",
            "file|a.csv|",
            "text||",
            "&",
            "=",
            "+",
            "%",
            "%2B",
            "%00",
            "%F0%9F%9A%80",
            "Basic ",
            "bXVzdGVy",
            "client_id=",
            "client_secret=",
            "ß",
            "İ",
            "ﬃ",
            "e\u0301",
            "ａ",
            "\uD83D\uDE80");

    private Dictionary() {}

    /// In the notation of libFuzzer: a quoted word in each line, with other bytes than printable ASCII as `\xAB`.
    static String text() {
        Set<String> words = new TreeSet<>(WORDS);
        List<Attribute> attributes = new ArrayList<>(ResourceType.COMMON);
        for (Schema schema : List.of(UserSchema.CORE, UserSchema.ENTERPRISE, GroupSchema.CORE)) {
            words.add(schema.urn());
            attributes.addAll(schema.attributes());
        }
        for (Attribute attribute : attributes) {
            words.add(attribute.name());
            attribute.subAttributes().forEach(part -> words.add("." + part.name()));
        }
        return words.stream().map(Dictionary::quoted).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' - 1 && b < 0x7f && b != '"' && b != '\\';
            quoted.append(plain ? String.valueOf((char) b) : "\\x%02X".formatted(b & 0xff));
        }
        return quoted.append('"').toString();
    }
}
