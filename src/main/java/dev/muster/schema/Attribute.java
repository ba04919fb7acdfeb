package dev.muster.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One attribute with its characteristics (RFC 7643 section 2.2 and 7), as data.
public record Attribute(
        String name,
        Type type,
        boolean multiValued,
        boolean required,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        List<String> canonicalValues,
        List<String> referenceTypes,
        String description,
        List<Attribute> subAttributes) {

    /// The data types of RFC 7643 section 2.3. `OPEN` is ours, for attributes of an extension that no schema
    /// describes: the JSON value itself says what it is. It is never published.
    public enum Type {
        STRING,
        BOOLEAN,
        DECIMAL,
        INTEGER,
        DATE_TIME,
        BINARY,
        REFERENCE,
        COMPLEX,
        OPEN
    }

    /// Whether a client may write the attribute (RFC 7643 section 2.2).
    public enum Mutability {
        READ_ONLY,
        READ_WRITE,
        IMMUTABLE,
        WRITE_ONLY
    }

    /// When an answer carries the attribute (RFC 7643 section 2.2).
    public enum Returned {
        ALWAYS,
        NEVER,
        DEFAULT,
        REQUEST
    }

    /// Among whom a value is unique (RFC 7643 section 2.2).
    public enum Uniqueness {
        NONE,
        SERVER,
        GLOBAL
    }

    public Attribute {
        canonicalValues = List.copyOf(canonicalValues);
        referenceTypes = List.copyOf(referenceTypes);
        subAttributes = List.copyOf(subAttributes);
    }

    /// A single-valued attribute with the defaults of RFC 7643 section 2.2; references and binaries are case
    /// exact (sections 2.3.6 and 2.3.7).
    public static Attribute of(String name, Type type, String description) {
        return new Characteristics(name, type, description).attribute();
    }

    public static Attribute string(String name, String description) {
        return of(name, Type.STRING, description);
    }

    /// An attribute that no schema describes: kept, returned, filterable, compared without case.
    public static Attribute open(String name) {
        return of(name, Type.OPEN, "");
    }

    public static Attribute complex(String name, String description, Attribute... subAttributes) {
        return of(name, Type.COMPLEX, description).having(c -> c.subAttributes = List.of(subAttributes));
    }

    public Attribute many() {
        return having(c -> c.multiValued = true);
    }

    public Attribute mandatory() {
        return having(c -> c.required = true);
    }

    public Attribute exact() {
        return having(c -> c.caseExact = true);
    }

    public Attribute anyCase() {
        return having(c -> c.caseExact = false);
    }

    public Attribute with(Mutability wanted) {
        return having(c -> c.mutability = wanted);
    }

    public Attribute with(Returned wanted) {
        return having(c -> c.returned = wanted);
    }

    public Attribute with(Uniqueness wanted) {
        return having(c -> c.uniqueness = wanted);
    }

    /// Canonical values: suggestions, never a closed list (RFC 7643 section 7).
    public Attribute suggesting(String... values) {
        return having(c -> c.canonicalValues = List.of(values));
    }

    public Attribute referringTo(String... types) {
        return having(c -> c.referenceTypes = List.of(types));
    }

    private Attribute having(Consumer<Characteristics> change) {
        Characteristics characteristics = new Characteristics(this);
        change.accept(characteristics);
        return characteristics.attribute();
    }

    /// The sub-attribute of that name, whatever its case (RFC 7643 section 2.1).
    public Optional<Attribute> subAttribute(String wanted) {
        for (Attribute subAttribute : subAttributes) {
            if (subAttribute.name.equalsIgnoreCase(wanted)) {
                return Optional.of(subAttribute);
            }
        }
        return Optional.empty();
    }

    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    public boolean isReadOnly() {
        return mutability == Mutability.READ_ONLY;
    }

    /// The characteristics while they are being set: one copy of the record, whichever of them changes.
    private static final class Characteristics {
        private final String name;
        private final Type type;
        private final String description;
        private boolean multiValued;
        private boolean required;
        private boolean caseExact;
        private Mutability mutability = Mutability.READ_WRITE;
        private Returned returned = Returned.DEFAULT;
        private Uniqueness uniqueness = Uniqueness.NONE;
        private List<String> canonicalValues = List.of();
        private List<String> referenceTypes = List.of();
        private List<Attribute> subAttributes = List.of();

        Characteristics(String name, Type type, String description) {
            this.name = name;
            this.type = type;
            this.description = description;
            this.caseExact = type == Type.REFERENCE || type == Type.BINARY;
        }

        Characteristics(Attribute from) {
            this(from.name, from.type, from.description);
            multiValued = from.multiValued;
            required = from.required;
            caseExact = from.caseExact;
            mutability = from.mutability;
            returned = from.returned;
            uniqueness = from.uniqueness;
            canonicalValues = from.canonicalValues;
            referenceTypes = from.referenceTypes;
            subAttributes = from.subAttributes;
        }

        Attribute attribute() {
            return new Attribute(
                    name,
                    type,
                    multiValued,
                    required,
                    caseExact,
                    mutability,
                    returned,
                    uniqueness,
                    canonicalValues,
                    referenceTypes,
                    description,
                    subAttributes);
        }
    }
}
