package dev.muster.scim.search;

import dev.muster.http.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client asks of a list, in its own words: the parameters of a GET or the body of a POST (RFC 7644
/// section 3.4.3). Null is what it left out.
record Search(
        List<String> attributes,
        List<String> excludedAttributes,
        @Nullable String filter,
        @Nullable String sortBy,
        @Nullable String sortOrder,
        @Nullable String startIndex,
        @Nullable String count,
        @Nullable String cursor) {

    Search {
        attributes = List.copyOf(attributes);
        excludedAttributes = List.copyOf(excludedAttributes);
    }

    /// All that names attributes.
    List<@Nullable String> words() {
        List<@Nullable String> words = new ArrayList<>(attributes);
        words.addAll(excludedAttributes);
        words.add(filter);
        words.add(sortBy);
        return words;
    }

    /// From the query of the address.
    static Search of(Request request) {
        return new Search(
                names(request.parameter("attributes").orElse("")),
                names(request.parameter("excludedAttributes").orElse("")),
                request.parameter("filter").orElse(null),
                request.parameter("sortBy").orElse(null),
                request.parameter("sortOrder").orElse(null),
                request.parameter("startIndex").orElse(null),
                request.parameter("count").orElse(null),
                request.parameter("cursor").orElse(null));
    }

    /// Names parted by commas.
    static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
