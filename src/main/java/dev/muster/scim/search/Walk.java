package dev.muster.scim.search;

import dev.muster.scim.ScimCaller;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Whose walk it is and what it is about: a cursor is good for nothing else (RFC 9865 section 5).
///
/// @param owner company and setting
/// @param subject the list and all that was asked of it but the page
record Walk(String owner, String subject) {

    static Walk of(ScimCaller caller, String list, Search search) {
        ArrayNode subject = JsonNodeFactory.instance.arrayNode();
        subject.add(list)
                .add(Objects.requireNonNullElse(search.filter(), ""))
                .add(Objects.requireNonNullElse(search.sortBy(), ""))
                .add(Objects.requireNonNullElse(search.sortOrder(), "ascending").toLowerCase(Locale.ROOT));
        search.attributes().forEach(subject.addArray()::add);
        search.excludedAttributes().forEach(subject.addArray()::add);
        String company = caller.directory().scope().company().value().toString();
        return new Walk(company + "/" + caller.setting(), subject.toString());
    }
}
