package dev.muster.schema;

import java.util.List;
import java.util.Optional;

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

    /// The data types of RFC 7643 section 2.3. `OPEN` is ours, for attributes of an extension that no schema describes: the
    /// JSON value itself says what it is. It is never published.
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

    public enum Mutability {
        READ_ONLY,
        READ_WRITE,
        IMMUTABLE,
        WRITE_ONLY
    }

    public enum Returned {
        ALWAYS,
        NEVER,
        DEFAULT,
        REQUEST
    }

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

    /// A single-valued attribute with the defaults of RFC 7643 section 2.2.
    public static Attribute of(String name, Type type, String description) {
        return new Attribute(
                name,
                type,
                false,
                false,
                type == Type.REFERENCE || type == Type.BINARY,
                Mutability.READ_WRITE,
                Returned.DEFAULT,
                Uniqueness.NONE,
                List.of(),
                List.of(),
                description,
                List.of());
    }

    public static Attribute string(String name, String description) {
        return of(name, Type.STRING, description);
    }

    /// An attribute that no schema describes: kept, returned, filterable, compared without case.
    public static Attribute open(String name) {
        return of(name, Type.OPEN, "");
    }

    public static Attribute complex(String name, String description, Attribute... subAttributes) {
        return of(name, Type.COMPLEX, description).with(List.of(subAttributes));
    }

    private Attribute with(List<Attribute> newSubAttributes) {
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
                newSubAttributes);
    }

    public Attribute many() {
        return new Attribute(
                name,
                type,
                true,
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

    public Attribute mandatory() {
        return new Attribute(
                name,
                type,
                multiValued,
                true,
                caseExact,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                referenceTypes,
                description,
                subAttributes);
    }

    public Attribute exact() {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                true,
                mutability,
                returned,
                uniqueness,
                canonicalValues,
                referenceTypes,
                description,
                subAttributes);
    }

    public Attribute with(Mutability newMutability) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                newMutability,
                returned,
                uniqueness,
                canonicalValues,
                referenceTypes,
                description,
                subAttributes);
    }

    public Attribute with(Returned newReturned) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                mutability,
                newReturned,
                uniqueness,
                canonicalValues,
                referenceTypes,
                description,
                subAttributes);
    }

    public Attribute with(Uniqueness newUniqueness) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                mutability,
                returned,
                newUniqueness,
                canonicalValues,
                referenceTypes,
                description,
                subAttributes);
    }

    public Attribute suggesting(String... values) {
        return new Attribute(
                name,
                type,
                multiValued,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                List.of(values),
                referenceTypes,
                description,
                subAttributes);
    }

    public Attribute referringTo(String... types) {
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
                List.of(types),
                description,
                subAttributes);
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
}
