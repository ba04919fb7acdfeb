package dev.muster.scim;

import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.http.Route;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.discovery.DiscoveryEndpoint;
import dev.muster.scim.group.GroupEndpoint;
import dev.muster.scim.message.ScimError;
import dev.muster.scim.user.UserEndpoint;
import java.util.List;

/// Every endpoint of the SCIM door, on one screen.
public final class ScimRoutes {

    private ScimRoutes() {}

    public static Area area(ScimGate gate, ResourceUrls urls) {
        return new Area("scim", List.of("/scim/v2", "/scim"), routes(gate, urls), new ScimError());
    }

    private static List<Route> routes(ScimGate gate, ResourceUrls urls) {
        var open = new Route.Behind<>("open", Gate.open());
        var client = new Route.Behind<>("scim", gate);
        UserEndpoint users = new UserEndpoint(urls);
        GroupEndpoint groups = new GroupEndpoint(urls);
        DiscoveryEndpoint discovery = new DiscoveryEndpoint(urls);
        return List.of(
                open.get("/ServiceProviderConfig", discovery::serviceProviderConfig),
                client.get("/ResourceTypes", discovery::resourceTypes),
                client.get("/ResourceTypes/{name}", discovery::resourceType),
                client.get("/Schemas", discovery::schemas),
                client.get("/Schemas/{urn}", discovery::schema),
                client.post("/Users/.search", ScimRoutes::notOffered),
                client.post("/Users", users::create),
                client.get("/Users", users::list),
                client.get("/Users/{id}", users::read),
                client.put("/Users/{id}", users::replace),
                client.patch("/Users/{id}", users::patch),
                client.delete("/Users/{id}", users::delete),
                client.post("/Groups/.search", ScimRoutes::notOffered),
                client.post("/Groups", groups::create),
                client.get("/Groups", groups::list),
                client.get("/Groups/{id}", groups::read),
                client.put("/Groups/{id}", groups::replace),
                client.patch("/Groups/{id}", groups::patch),
                client.delete("/Groups/{id}", groups::delete),
                client.post("/.search", ScimRoutes::notOffered),
                client.post("/Bulk", ScimRoutes::notOffered),
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
}
