package dev.muster.scim;

import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.http.Route;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.bulk.BulkEndpoint;
import dev.muster.scim.discovery.DiscoveryEndpoint;
import dev.muster.scim.group.GroupEndpoint;
import dev.muster.scim.message.ScimError;
import dev.muster.scim.search.Cursors;
import dev.muster.scim.search.SearchEndpoint;
import dev.muster.scim.user.UserEndpoint;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Every endpoint of the SCIM door, on one screen.
public final class ScimRoutes {

    private ScimRoutes() {}

    public static Area area(ScimGate gate, ResourceUrls urls, Cursors cursors) {
        return new Area("scim", List.of("/scim/v2", "/scim"), routes(gate, urls, cursors), new ScimError())
                .servingFirst(gate::isModest);
    }

    private static List<Route> routes(ScimGate gate, ResourceUrls urls, Cursors cursors) {
        var open = new Route.Behind<>("open", Gate.open());
        var client = new Route.Behind<>("scim", gate);
        UserEndpoint users = new UserEndpoint(urls);
        GroupEndpoint groups = new GroupEndpoint(urls);
        SearchEndpoint allUsers = SearchEndpoint.ofUsers(urls, cursors);
        SearchEndpoint allGroups = SearchEndpoint.ofGroups(urls, cursors);
        SearchEndpoint all = SearchEndpoint.ofAll(urls, cursors);
        BulkEndpoint bulk = new BulkEndpoint(List.of(users, groups), urls, Clock.systemUTC());
        DiscoveryEndpoint discovery = new DiscoveryEndpoint(urls);
        return List.of(
                open.get("/ServiceProviderConfig", discovery::serviceProviderConfig),
                client.get("/ResourceTypes", discovery::resourceTypes),
                client.get("/ResourceTypes/{name}", discovery::resourceType),
                client.get("/Schemas", discovery::schemas),
                client.get("/Schemas/{urn}", discovery::schema),
                client.post("/Users/.search", allUsers::post),
                client.get("/Users/.search", ScimRoutes::onlyPost),
                client.put("/Users/.search", ScimRoutes::onlyPost),
                client.patch("/Users/.search", ScimRoutes::onlyPost),
                client.delete("/Users/.search", ScimRoutes::onlyPost),
                client.post("/Users", users::create),
                client.get("/Users", allUsers::get),
                client.get("/Users/{id}", users::read),
                client.put("/Users/{id}", users::replace),
                client.patch("/Users/{id}", users::patch),
                client.delete("/Users/{id}", users::delete),
                client.post("/Groups/.search", allGroups::post),
                client.get("/Groups/.search", ScimRoutes::onlyPost),
                client.put("/Groups/.search", ScimRoutes::onlyPost),
                client.patch("/Groups/.search", ScimRoutes::onlyPost),
                client.delete("/Groups/.search", ScimRoutes::onlyPost),
                client.post("/Groups", groups::create),
                client.get("/Groups", allGroups::get),
                client.get("/Groups/{id}", groups::read),
                client.put("/Groups/{id}", groups::replace),
                client.patch("/Groups/{id}", groups::patch),
                client.delete("/Groups/{id}", groups::delete),
                client.get("", all::get),
                client.post("/.search", all::post),
                client.post("/Bulk", bulk::run),
                client.get("/Me", ScimRoutes::notOffered),
                client.post("/Me", ScimRoutes::notOffered),
                client.put("/Me", ScimRoutes::notOffered),
                client.patch("/Me", ScimRoutes::notOffered),
                client.delete("/Me", ScimRoutes::notOffered));
    }

    private static Response notOffered(ScimCaller caller, Request request) {
        throw new Refused(
                new Refusal.NotImplemented("This part of SCIM is not offered, as ServiceProviderConfig says."));
    }

    /// `.search` is an address of its own, and no resource's id.
    private static Response onlyPost(ScimCaller caller, Request request) {
        throw new Refused(new Refusal.MethodNotAllowed(Set.of("POST")));
    }
}
