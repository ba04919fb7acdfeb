package dev.muster.opinion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.ComplexValueFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.common.utils.Parser;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The other implementation: the UnboundID SCIM 2 SDK of Ping Identity. It speaks Jackson 2, so resources pass as
/// text. It knows no schema; whether text is case exact it asks, and is told what ours says.
final class Peer {

    static final Peer OF_USERS = new Peer(ResourceType.USER);

    private final ResourceType type;
    private final Map<String, Optional<Filter>> parsed = new HashMap<>();

    Peer(ResourceType type) {
        this.type = type;
    }

    /// What it says of a filter and a resource, which it has read before.
    Verdict matches(String filter, JsonNode resource) {
        Optional<Filter> read = parsed.computeIfAbsent(filter, Peer::filter);
        try {
            return read.isEmpty() ? Verdict.REFUSED : Verdict.of(read.get().visit(new Evaluator(type, null), resource));
        } catch (ScimException | RuntimeException e) {
            return Verdict.REFUSED;
        }
    }

    /// The resource after a patch; empty when it is refused.
    static Optional<ObjectNode> patched(String body, ObjectNode resource) {
        try {
            PatchRequest request =
                    JsonUtils.getObjectReader().forType(PatchRequest.class).readValue(body);
            var copy = (com.fasterxml.jackson.databind.node.ObjectNode) theirs(resource);
            request.apply(new GenericScimResource(copy));
            return Optional.of((ObjectNode) JsonMapper.shared().readTree(copy.toString()));
        } catch (ScimException | JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Path> path(String text) {
        try {
            return Optional.of(Parser.parsePath(text));
        } catch (ScimException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Filter> filter(String text) {
        try {
            return Optional.of(Parser.parseFilter(text));
        } catch (ScimException | RuntimeException e) {
            return Optional.empty(); // it also stumbles over what it does not understand
        }
    }

    static JsonNode theirs(ObjectNode resource) {
        try {
            return JsonUtils.getObjectReader().readTree(resource.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Evaluator extends FilterEvaluator {

        private final ResourceType type;

        /// The attribute in whose brackets the names stand.
        private final @Nullable Path within;

        Evaluator(ResourceType type, @Nullable Path within) {
            this.type = type;
            this.within = within;
        }

        @Override
        public Boolean visit(ComplexValueFilter filter, JsonNode object) throws ScimException {
            return within == null
                    ? filter.visit(new Evaluator(type, filter.getAttributePath()), object)
                    : super.visit(filter, object);
        }

        @Override
        protected @Nullable AttributeDefinition getAttributeDefinition(Path path) {
            return Paths.resolve(type, within == null ? path.toString() : within + "." + path)
                    .or(() -> simpleElement(path))
                    .map(AttributePath::leaf)
                    .map(Evaluator::definition)
                    .orElse(null);
        }

        private Optional<AttributePath> simpleElement(Path path) {
            return Optional.ofNullable(within)
                    .filter(attribute -> path.toString().equalsIgnoreCase("value"))
                    .flatMap(attribute -> Paths.resolve(type, attribute.toString()));
        }

        private static AttributeDefinition definition(Attribute attribute) {
            return new AttributeDefinition.Builder()
                    .setName(attribute.name())
                    .setType(AttributeDefinition.Type.STRING)
                    .setCaseExact(attribute.caseExact())
                    .build();
        }
    }
}
