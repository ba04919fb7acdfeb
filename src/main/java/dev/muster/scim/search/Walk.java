package dev.muster.scim.search;

import dev.muster.directory.query.ResourceKind;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import dev.muster.scim.ScimCaller;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Whose walk it is and what it is about: a cursor is good for nothing else (RFC 9865 section 5).
///
/// @param owner company and setting
/// @param about the list and all that was asked of it but the page; made when a cursor needs it
record Walk(String owner, Supplier<String> about) {

    Walk(String owner, String subject) {
        this(owner, () -> subject);
    }

    String subject() {
        return about.get();
    }

    /// @param types what is listed; a field that begins or ends while a client walks in its order ends the walk
    static Walk of(ScimCaller caller, String list, Map<ResourceKind, ResourceType> types, Search search) {
        UUID company = caller.directory().scope().company().value();
        return new Walk(company + "/" + caller.setting(), () -> subject(list, types, search));
    }

    private static String subject(String list, Map<ResourceKind, ResourceType> types, Search search) {
        ArrayNode subject = JsonNodeFactory.instance.arrayNode();
        subject.add(list)
                .add(Objects.requireNonNullElse(search.filter(), ""))
                .add(Objects.requireNonNullElse(search.sortBy(), ""))
                .add(Objects.requireNonNullElse(search.sortOrder(), "ascending").toLowerCase(Locale.ROOT));
        types.values().stream()
                .map(type -> order(type, search.sortBy()))
                .filter(order -> !order.isEmpty())
                .forEach(subject::add);
        search.attributes().forEach(subject.addArray()::add);
        search.excludedAttributes().forEach(subject.addArray()::add);
        return subject.toString();
    }

    /// How values of the attribute are compared.
    private static String order(ResourceType type, @Nullable String sortBy) {
        return sortBy == null
                ? ""
                : Paths.resolve(type, sortBy.strip())
                        .map(path -> path.leaf().type().name())
                        .orElse("");
    }
}
