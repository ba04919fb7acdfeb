package dev.muster.filter;

import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import java.util.Optional;

/// What a name stands for: an attribute of the resource, or, inside the brackets of a value filter, a part of
/// the element.
sealed interface Names {

    Optional<AttributePath> resolve(String text);

    String unknown(String text);

    record OfResource(ResourceType type, Tolerance tolerance) implements Names {

        @Override
        public Optional<AttributePath> resolve(String text) {
            return Paths.resolve(type, text)
                    .filter(this::isAccepted)
                    .or(() -> Paths.inExtensions(type, text).filter(found -> tolerance.bareExtensionNames()))
                    .or(() -> emails(text));
        }

        @Override
        public String unknown(String text) {
            return Paths.unknown(type, text);
        }

        private boolean isAccepted(AttributePath path) {
            return type.describes(path) || tolerance.unknownExtensions();
        }

        /// PingOne asks for `email` (RFC 7643 section 4.1.2 has `emails`).
        private Optional<AttributePath> emails(String text) {
            return Optional.of(text)
                    .filter("email"::equalsIgnoreCase)
                    .flatMap(alias -> Paths.resolve(type, "emails"))
                    .filter(found -> tolerance.emailAlias());
        }
    }

    /// For a search over several types.
    record AmongTypes(OfResource own) implements Names {

        /// No resource holds anything under this name, in place of an extension's URN.
        private static final String NOWHERE = "";

        @Override
        public Optional<AttributePath> resolve(String text) {
            return own.resolve(text).or(() -> Optional.of(new AttributePath(NOWHERE, Attribute.open(text), null)));
        }

        @Override
        public String unknown(String text) {
            return own.unknown(text);
        }
    }

    record OfElement(Attribute attribute) implements Names {

        @Override
        public Optional<AttributePath> resolve(String text) {
            return part(text).map(AttributePath::core);
        }

        @Override
        public String unknown(String text) {
            return "'%s' has no part of that name".formatted(attribute.name());
        }

        private Optional<Attribute> part(String text) {
            return switch (attribute.type()) {
                case COMPLEX -> attribute.subAttribute(text);
                case OPEN -> Paths.isName(text) ? Optional.of(Attribute.open(text)) : Optional.empty();
                case STRING, BOOLEAN, DECIMAL, INTEGER, DATE_TIME, BINARY, REFERENCE ->
                    text.equalsIgnoreCase("value") ? Optional.of(element()) : Optional.empty();
            };
        }

        /// A simple value has no parts: `value` names the element itself.
        private Attribute element() {
            Attribute element = Attribute.of("value", attribute.type(), attribute.description());
            return attribute.caseExact() ? element.exact() : element.anyCase();
        }
    }
}
