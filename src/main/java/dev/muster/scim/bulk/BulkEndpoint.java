package dev.muster.scim.bulk;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.scim.Answers;
import dev.muster.scim.ResourceEndpoint;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.ScimLimits;
import dev.muster.scim.message.JsonBody;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `/Bulk` (RFC 7644 section 3.7). A bulk is admitted as one request; its operations count against the rate of
/// the setting afterwards, as a debt that later requests wait for.
public final class BulkEndpoint {

    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    /// What has not begun by then is answered 503, so that the client hears of the rest before it gives up.
    private static final Duration TIME = Duration.ofSeconds(25);

    private final List<ResourceEndpoint> endpoints;
    private final ResourceUrls urls;
    private final Clock clock;

    public BulkEndpoint(List<ResourceEndpoint> endpoints, ResourceUrls urls, Clock clock) {
        this.endpoints = List.copyOf(endpoints);
        this.urls = urls;
        this.clock = clock;
    }

    public Response run(ScimCaller caller, Request request) {
        byte[] body = request.body(ScimLimits.BULK_BODY);
        BulkMessage message = BulkMessage.read(
                JsonBody.read(body, request.header("Content-Type").orElse(null)), endpoints);
        caller.debt().accept(message.operations().size());
        Calls calls = new Calls(request, new Deadline(clock, clock.instant().plus(TIME)));
        return Answers.ok(request, json(new BulkJob(caller, message, calls, urls).run()));
    }

    private static ObjectNode json(List<ObjectNode> results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(RESPONSE);
        json.putArray("Operations").addAll(results);
        return json;
    }
}
