package dev.muster.scim.discovery;

import dev.muster.schema.Attribute;
import dev.muster.schema.DiscoverySchemas;
import dev.muster.schema.Schema;
import dev.muster.scim.ResourceUrls;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A schema as a document (RFC 7643 section 7), every characteristic written out.
final class SchemaJson {

    private SchemaJson() {}

    static ObjectNode of(Schema schema, ResourceUrls urls) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(DiscoverySchemas.SCHEMA.urn());
        json.put("id", schema.urn()).put("name", schema.name()).put("description", schema.description());
        ArrayNode attributes = json.putArray("attributes");
        schema.attributes().forEach(attribute -> attributes.add(attribute(attribute)));
        json.putObject("meta").put("resourceType", "Schema").put("location", urls.of("/Schemas", schema.urn()));
        return json;
    }

    private static ObjectNode attribute(Attribute attribute) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", attribute.name())
                .put("type", type(attribute.type()))
                .put("multiValued", attribute.multiValued())
                .put("description", attribute.description())
                .put("required", attribute.required());
        // Neither has a meaning on complex and boolean attributes (RFC 7643 section 2.3.2 and 2.3.8).
        if (!attribute.isComplex() && attribute.type() != Attribute.Type.BOOLEAN) {
            json.put("caseExact", attribute.caseExact()).put("uniqueness", uniqueness(attribute.uniqueness()));
        }
        json.put("mutability", mutability(attribute.mutability())).put("returned", returned(attribute.returned()));
        if (!attribute.canonicalValues().isEmpty()) {
            attribute.canonicalValues().forEach(json.putArray("canonicalValues")::add);
        }
        if (!attribute.referenceTypes().isEmpty()) {
            attribute.referenceTypes().forEach(json.putArray("referenceTypes")::add);
        }
        if (attribute.isComplex()) {
            ArrayNode subAttributes = json.putArray("subAttributes");
            attribute.subAttributes().forEach(subAttribute -> subAttributes.add(attribute(subAttribute)));
        }
        return json;
    }

    private static String type(Attribute.Type type) {
        return switch (type) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case DECIMAL -> "decimal";
            case INTEGER -> "integer";
            case DATE_TIME -> "dateTime";
            case BINARY -> "binary";
            case REFERENCE -> "reference";
            case COMPLEX -> "complex";
            case OPEN -> throw new IllegalStateException("An attribute without a schema is never published");
        };
    }

    private static String mutability(Attribute.Mutability mutability) {
        return switch (mutability) {
            case READ_ONLY -> "readOnly";
            case READ_WRITE -> "readWrite";
            case IMMUTABLE -> "immutable";
            case WRITE_ONLY -> "writeOnly";
        };
    }

    private static String returned(Attribute.Returned returned) {
        return switch (returned) {
            case ALWAYS -> "always";
            case NEVER -> "never";
            case DEFAULT -> "default";
            case REQUEST -> "request";
        };
    }

    private static String uniqueness(Attribute.Uniqueness uniqueness) {
        return switch (uniqueness) {
            case NONE -> "none";
            case SERVER -> "server";
            case GLOBAL -> "global";
        };
    }
}
