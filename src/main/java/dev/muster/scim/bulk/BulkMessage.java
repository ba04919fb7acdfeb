package dev.muster.scim.bulk;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.ResourceEndpoint;
import dev.muster.scim.ScimLimits;
import dev.muster.scim.message.ValueReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a bulk (RFC 7644 section 3.7). What is wrong with one operation is that operation's error; what
/// makes the operations impossible to tell apart is refused as a whole, before any of them runs.
///
/// @param mostErrors after this many errors nothing further runs (`failOnErrors`)
/// @param names what the client calls the resources that are to be made
record BulkMessage(List<BulkOperation> operations, Set<String> names, int mostErrors) {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    BulkMessage {
        operations = List.copyOf(operations);
        names = Set.copyOf(names);
    }

    static BulkMessage read(ObjectNode body, List<ResourceEndpoint> endpoints) {
        requireUrn(ValueReader.member(body, "schemas"));
        List<BulkOperation> operations = new ArrayList<>();
        for (JsonNode sent : operations(body)) {
            operations.add(new BulkOperationReader(endpoints).read(sent));
        }
        return new BulkMessage(operations, names(operations), mostErrors(ValueReader.member(body, "failOnErrors")));
    }

    private static void requireUrn(@Nullable JsonNode schemas) {
        if (schemas != null && schemas.isArray()) {
            for (JsonNode schema : schemas) {
                if (schema.isString() && schema.stringValue().equalsIgnoreCase(URN)) {
                    return;
                }
            }
        }
        throw syntax("schemas must be an array that holds " + URN);
    }

    private static JsonNode operations(ObjectNode body) {
        JsonNode operations = ValueReader.member(body, "Operations");
        if (operations == null || !operations.isArray()) {
            throw syntax("Operations must be an array");
        }
        if (operations.size() > ScimLimits.OPERATIONS) {
            throw new Refused(new Refusal.TooManyOperations(ScimLimits.OPERATIONS));
        }
        return operations;
    }

    /// Without a name of its own for each POST, the client could not tell which result is whose.
    private static Set<String> names(List<BulkOperation> operations) {
        Set<String> names = new HashSet<>();
        for (BulkOperation operation : operations) {
            String bulkId = operation.bulkId();
            if (operation.isPost() && bulkId == null) {
                throw syntax("Each POST needs a bulkId");
            }
            if (operation.isPost() && bulkId != null && !names.add(bulkId)) {
                throw syntax("Two POST operations have the same bulkId");
            }
        }
        return names;
    }

    private static int mostErrors(@Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return Integer.MAX_VALUE;
        }
        if (!sent.isIntegralNumber() || !sent.canConvertToInt() || sent.intValue() < 1) {
            throw new Refused(new Refusal.InvalidValue("failOnErrors", "must be a whole number from 1 on"));
        }
        return sent.intValue();
    }

    static Refused syntax(String message) {
        return new Refused(new Refusal.InvalidSyntax(message));
    }
}
