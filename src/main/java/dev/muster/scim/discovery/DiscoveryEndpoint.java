package dev.muster.scim.discovery;

import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.DiscoverySchemas;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import dev.muster.scim.Answers;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.message.ListResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The three discovery endpoints (RFC 7644 section 4). Paging and sorting parameters are ignored; a filter is
/// refused.
public final class DiscoveryEndpoint {

    private final ResourceUrls urls;

    public DiscoveryEndpoint(ResourceUrls urls) {
        this.urls = urls;
    }

    /// Readable without credentials, so that a client can learn how to authenticate (RFC 7643 section 5).
    public Response serviceProviderConfig(Gate.Anybody anybody, Request request) {
        return Answers.ok(request, ServiceProviderConfig.json(urls));
    }

    public Response resourceTypes(ScimCaller caller, Request request) {
        refuseFilter(request);
        return Answers.ok(
                request,
                ListResponse.of(types(caller).stream()
                                .map(type -> ResourceTypeJson.of(type, urls))
                                .toList())
                        .json());
    }

    public Response resourceType(ScimCaller caller, Request request) {
        refuseFilter(request);
        String name = request.pathParameter("name");
        ObjectNode json = types(caller).stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(type -> ResourceTypeJson.of(type, urls))
                .orElseThrow(() -> new Refused(new Refusal.NotFound("ResourceType " + name)));
        return Answers.ok(request, json);
    }

    public Response schemas(ScimCaller caller, Request request) {
        refuseFilter(request);
        return Answers.ok(
                request,
                ListResponse.of(all(caller).stream()
                                .map(schema -> SchemaJson.of(schema, urls))
                                .toList())
                        .json());
    }

    public Response schema(ScimCaller caller, Request request) {
        refuseFilter(request);
        String urn = request.pathParameter("urn");
        ObjectNode json = all(caller).stream()
                .filter(schema -> schema.urn().equalsIgnoreCase(urn))
                .findFirst()
                .map(schema -> SchemaJson.of(schema, urls))
                .orElseThrow(() -> new Refused(new Refusal.NotFound("Schema " + urn)));
        return Answers.ok(request, json);
    }

    /// Users have the fields of the caller's company as an extension (rule F6).
    private static List<ResourceType> types(ScimCaller caller) {
        return List.of(caller.userType().described(), ResourceType.GROUP);
    }

    private static List<Schema> all(ScimCaller caller) {
        List<Schema> schemas = new ArrayList<>();
        for (ResourceType type : types(caller)) {
            schemas.add(type.core());
            schemas.addAll(type.extensions());
        }
        schemas.addAll(DiscoverySchemas.ALL);
        return schemas;
    }

    private static void refuseFilter(Request request) {
        if (request.parameter("filter").isPresent()) {
            throw new Refused(
                    new Refusal.Forbidden("The discovery endpoints cannot be filtered (RFC 7644 section 4)."));
        }
    }
}
