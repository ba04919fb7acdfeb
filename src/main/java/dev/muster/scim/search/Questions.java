package dev.muster.scim.search;

import dev.muster.directory.query.ResourceKind;
import dev.muster.directory.query.ResourceQuery;
import dev.muster.directory.query.ResourceQuery.Wanted;
import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.SortPath;
import dev.muster.filter.Tolerance;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From the words of a client to a checked question (RFC 7644 section 3.4.2).
record Questions(Map<ResourceKind, ResourceType> types, Tolerance tolerance) {

    static ResourceQuery of(
            Map<ResourceKind, ResourceType> types,
            Search search,
            Tolerance tolerance,
            PageRequest page,
            boolean withGroups,
            String base) {
        Questions questions = new Questions(types, tolerance);
        return new ResourceQuery(
                questions.wanted(search),
                isDescending(search.sortOrder()),
                page.start(),
                page.count(),
                withGroups,
                base);
    }

    private List<Wanted> wanted(Search search) {
        List<Wanted> wanted = new ArrayList<>();
        for (ResourceKind kind : ResourceKind.values()) {
            ResourceType type = types.get(kind);
            if (type != null) {
                wanted.add(new Wanted(kind, type, filter(type, search.filter()), sortBy(type, search.sortBy())));
            }
        }
        requireSomeOrder(wanted, search.sortBy());
        return wanted;
    }

    private @Nullable Filter filter(ResourceType type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return types.size() == 1
                ? FilterParser.parse(type, tolerance, text)
                : FilterParser.parseAmongTypes(type, tolerance, text);
    }

    private @Nullable AttributePath sortBy(ResourceType type, @Nullable String text) {
        return text != null && !text.isBlank()
                ? SortPath.parse(type, tolerance, text.strip()).orElse(null)
                : null;
    }

    private void requireSomeOrder(List<Wanted> wanted, @Nullable String sortBy) {
        if (sortBy != null && !sortBy.isBlank() && wanted.stream().allMatch(each -> each.sortBy() == null)) {
            throw SortPath.unknown(wanted.getFirst().type(), tolerance, sortBy);
        }
    }

    private static boolean isDescending(@Nullable String sortOrder) {
        String order = sortOrder == null ? "" : sortOrder.strip().toLowerCase(Locale.ROOT);
        return switch (order) {
            case "", "ascending" -> false;
            case "descending" -> true;
            default -> throw new Refused(new Refusal.InvalidValue("sortOrder", "is ascending or descending"));
        };
    }
}
