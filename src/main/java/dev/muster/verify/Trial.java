package dev.muster.verify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a check works with: requests, resources that are removed when it ends, and people whom all checks share.
public final class Trial {

    public static final String ENTERPRISE = Offer.ENTERPRISE;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final Wire wire;
    private final Offer offer;
    private final Template template;
    private final Creations creations;
    private final Crew crew;
    private final boolean shared;
    private final boolean readOnly;

    Trial(Wire wire, Offer offer, Template template, Creations creations, Crew crew, boolean shared, boolean readOnly) {
        this.wire = wire;
        this.offer = offer;
        this.template = template;
        this.creations = creations;
        this.crew = crew;
        this.shared = shared;
        this.readOnly = readOnly;
    }

    public Offer offer() {
        return offer;
    }

    public String base() {
        return wire.base().toString();
    }

    public String users() {
        return offer.endpoint(Feature.USERS);
    }

    public String groups() {
        return offer.endpoint(Feature.GROUPS);
    }

    /// The people whom checks that only look share; made by the first that asks.
    public Crew.People people() {
        return crew.people();
    }

    public Exchange get(String path) {
        return send(Ask.of("GET", path));
    }

    public Exchange post(String path, Object body) {
        return send(Ask.of("POST", path, body));
    }

    public Exchange put(String path, Object body) {
        return send(Ask.of("PUT", path, body));
    }

    /// @param operations JSON objects, parted by commas
    public Exchange patch(Resource resource, String operations) {
        return patch(resource.path(), operations);
    }

    public Exchange patch(String path, String operations) {
        return send(Ask.of("PATCH", path, patchBody(operations)));
    }

    public String patchBody(String operations) {
        return "{\"schemas\": [\"" + PATCH_OP + "\"], \"Operations\": [" + operations + "]}";
    }

    public Exchange delete(String path) {
        return send(Ask.of("DELETE", path));
    }

    public Exchange send(Ask ask) {
        if (readOnly && !asksOnly(ask)) {
            throw new Blocked("it writes to the server, and --read-only was given");
        }
        Exchange exchange = wire.send(ask);
        creations.noticed(exchange, shared);
        if (exchange.status() == 0) {
            throw Violation.of(exchange, "an answer");
        }
        return exchange;
    }

    private static boolean asksOnly(Ask ask) {
        return ask.method().equals("GET")
                || ask.method().equals("HEAD")
                || (ask.method().equals("POST") && ask.path().endsWith("/.search"));
    }

    /// The resource as the server has it now.
    public Exchange read(Resource resource) {
        return get(resource.path()).is(200);
    }

    /// What a filter over users finds.
    public Exchange find(String filter) {
        return get(users() + "?filter=" + encoded(filter)).is(200);
    }

    /// A list of users with this filter and parameters.
    public Exchange list(String filter, String parameters) {
        return get(users() + "?filter=" + encoded(filter) + "&" + parameters);
    }

    /// Everybody who bears the marker, and who also meets a filter.
    public String ours(String filter) {
        return "userName sw \"" + people().prefix() + "\" and (" + filter + ")";
    }

    public ObjectNode userBody() {
        return template.user("user");
    }

    public ObjectNode userBody(String name, String value) {
        ObjectNode body = userBody();
        body.set(name, json(value));
        return body;
    }

    public ObjectNode groupBody(Resource... members) {
        ObjectNode body = template.group("group");
        if (members.length > 0) {
            ArrayNode values = body.putArray("members");
            List.of(members).forEach(member -> values.addObject().put("value", member.id()));
        }
        return body;
    }

    /// A word that stands nowhere else on the server.
    public String unique(String word) {
        return template.names().next(word);
    }

    public Resource user() {
        return user(userBody());
    }

    public Resource user(ObjectNode body) {
        return made(post(users(), body), users());
    }

    /// A user with one more attribute, its value written as JSON.
    public Resource userWith(String name, String value) {
        return user(userBody(name, value));
    }

    /// A user with a department, in the enterprise extension.
    public Resource userInDepartment(String department) {
        ObjectNode body = userBody();
        enterprise(body).put("department", department);
        return user(body);
    }

    public ObjectNode enterprise(ObjectNode body) {
        ((ArrayNode) body.path("schemas")).add(ENTERPRISE);
        return body.path(ENTERPRISE).isObject() ? (ObjectNode) body.path(ENTERPRISE) : body.putObject(ENTERPRISE);
    }

    public Resource group(Resource... members) {
        return made(post(groups(), groupBody(members)), groups());
    }

    private Resource made(Exchange exchange, String endpoint) {
        if (!exchange.isGood() || exchange.text("/id").isEmpty()) {
            throw new Blocked("what it needs cannot be created: POST " + endpoint + " is answered " + exchange.status()
                    + ", " + Evidence.shortened(exchange.body(), 200));
        }
        return new Resource(endpoint + "/" + encoded(exchange.text("/id")), exchange);
    }

    /// A GET whose token comes under this name of the scheme.
    public Ask tokenWithScheme(String scheme, String path) {
        return wire.tokenWithScheme(scheme, path);
    }

    /// An id of the form that this server gives, and that it never gave.
    public String unknownId() {
        return UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A check's own JSON is broken: " + text, e);
        }
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
