package dev.muster.scim.search;

import dev.muster.directory.query.Position;
import dev.muster.directory.query.ResourceKind;
import dev.muster.directory.query.ResourcePage;
import dev.muster.directory.query.ResourceQuery;
import dev.muster.directory.query.Start;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.schema.ResourceType;
import dev.muster.scim.Answers;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.ScimLimits;
import dev.muster.scim.message.JsonBody;
import dev.muster.scim.message.ListResponse;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists and searches the resources of one type, or of all: by GET (RFC 7644 section 3.4.2) and by POST to
/// `/.search` (section 3.4.3), with the same answers.
public final class SearchEndpoint {

    private final String list;
    private final Map<ResourceKind, ResourceType> types;
    private final ResourceUrls urls;
    private final Cursors cursors;

    private SearchEndpoint(String list, Map<ResourceKind, ResourceType> types, ResourceUrls urls, Cursors cursors) {
        this.list = list;
        this.types = types;
        this.urls = urls;
        this.cursors = cursors;
    }

    public static SearchEndpoint ofUsers(ResourceUrls urls, Cursors cursors) {
        return new SearchEndpoint("/Users", Map.of(ResourceKind.USERS, ResourceType.USER), urls, cursors);
    }

    public static SearchEndpoint ofGroups(ResourceUrls urls, Cursors cursors) {
        return new SearchEndpoint("/Groups", Map.of(ResourceKind.GROUPS, ResourceType.GROUP), urls, cursors);
    }

    public static SearchEndpoint ofAll(ResourceUrls urls, Cursors cursors) {
        return new SearchEndpoint(
                "/",
                Map.of(ResourceKind.USERS, ResourceType.USER, ResourceKind.GROUPS, ResourceType.GROUP),
                urls,
                cursors);
    }

    public Response get(ScimCaller caller, Request request) {
        return answer(caller, request, Search.of(request));
    }

    /// What stands in the address of a POST is ignored.
    public Response post(ScimCaller caller, Request request) {
        byte[] body = request.body(ScimLimits.BODY);
        String contentType = request.header("Content-Type").orElse(null);
        return answer(caller, request, SearchRequest.read(JsonBody.read(body, contentType), caller.habits()));
    }

    private Response answer(ScimCaller caller, Request request, Search search) {
        Map<ResourceKind, ResourceType> asked = asked(caller, search);
        Shown shown = Shown.of(asked, search, urls, caller);
        Walk walk = Walk.of(caller, list, asked, search);
        PageRequest page = PageRequest.of(search, walk, cursors, shown.perPage());
        ResourceQuery query =
                Questions.of(asked, search, caller.habits().tolerance(), page, shown.withGroups(), urls.base());
        ResourcePage found = caller.resources().list(query);
        return Answers.ok(request, listed(page, walk, found, shown).json());
    }

    /// The types as the caller's company has them.
    private Map<ResourceKind, ResourceType> asked(ScimCaller caller, Search search) {
        Map<ResourceKind, ResourceType> asked = new EnumMap<>(types);
        asked.computeIfPresent(
                ResourceKind.USERS, (kind, type) -> caller.userType().asked(search.words()));
        return asked;
    }

    private ListResponse listed(PageRequest page, Walk walk, ResourcePage found, Shown shown) {
        return switch (page.start()) {
            case Start.Index(long index) -> new ListResponse(found.total(), index, shown.of(found));
            case Start.Walk ignored ->
                new ListResponse(found.total(), null, cursor(page, walk, found.next()), shown.of(found));
        };
    }

    private @Nullable String cursor(PageRequest page, Walk walk, @Nullable Position next) {
        return next == null ? null : cursors.seal(new Cursor(cursors.now(), page.count(), next), walk);
    }
}
