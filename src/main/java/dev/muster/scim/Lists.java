package dev.muster.scim;

import dev.muster.directory.query.ResourceQuery;
import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;

/// Reads what a list is asked for: filter and page (RFC 7644 section 3.4.2). A startIndex below 1 counts as 1,
/// a negative count as 0, and a count above the limit is cut silently.
///
/// @param most the largest page
public record Lists(ResourceType type, int most, ResourceUrls urls) {

    public ResourceQuery query(Request request, Habits habits) {
        Filter filter = request.parameter("filter")
                .map(text -> FilterParser.parse(type, habits.tolerance(), text))
                .orElse(null);
        int startIndex = Math.max(1, number(request, "startIndex", 1));
        int count = Math.clamp(number(request, "count", most), 0, most);
        return new ResourceQuery(filter, startIndex, count, urls.base());
    }

    private static int number(Request request, String name, int otherwise) {
        String text = request.parameter(name).orElse("").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused(new Refusal.InvalidValue(name, "is no whole number, or too large a one"));
        }
    }
}
