package dev.muster.scim.discovery;

import dev.muster.schema.DiscoverySchemas;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimLimits;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What this service provider offers (RFC 7643 section 5, RFC 9865 section 4). Every flag tells the
/// truth: false means 501.
final class ServiceProviderConfig {

    private ServiceProviderConfig() {}

    static ObjectNode json(ResourceUrls urls) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(DiscoverySchemas.SERVICE_PROVIDER_CONFIG.urn());
        json.putObject("patch").put("supported", true);
        json.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", ScimLimits.OPERATIONS)
                .put("maxPayloadSize", ScimLimits.BULK_BODY);
        json.putObject("filter").put("supported", true).put("maxResults", ScimLimits.PER_PAGE);
        json.putObject("changePassword").put("supported", false);
        json.putObject("sort").put("supported", true);
        json.putObject("etag").put("supported", true);
        json.putObject("pagination")
                .put("cursor", true)
                .put("index", true)
                .put("defaultPaginationMethod", "index")
                .put("defaultPageSize", ScimLimits.PER_PAGE)
                .put("maxPageSize", ScimLimits.PER_PAGE)
                .put("cursorTimeout", ScimLimits.CURSOR_LIFE.toSeconds());
        ArrayNode schemes = json.putArray("authenticationSchemes");
        schemes.addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put("description", "The token of a SCIM setting, in the header Authorization: Bearer <token>")
                .put("specUri", "https://www.rfc-editor.org/rfc/rfc6750")
                .put("primary", true);
        schemes.addObject()
                .put("type", "oauth2")
                .put("name", "OAuth 2.0 client credentials")
                .put("description", "A client of a SCIM setting gets its bearer token by POST to /oauth/token")
                .put("specUri", "https://www.rfc-editor.org/rfc/rfc6749")
                .put("primary", false);
        json.putObject("meta")
                .put("resourceType", "ServiceProviderConfig")
                .put("location", urls.base() + "/ServiceProviderConfig");
        return json;
    }
}
