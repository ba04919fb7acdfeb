package dev.muster.field;

import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The custom fields of a company as a SCIM extension of their own, so that clients fill them without any
/// mapping (rule F6). It names fields by their keys.
public final class FieldExtension {

    public static final String URN = "urn:muster:params:scim:schemas:extension:fields:2.0:User";

    private static final String BEGINNING = "urn:muster:";

    private final List<Field> fields;

    private FieldExtension(List<Field> custom) {
        this.fields = custom;
    }

    /// @param fields all fields of the company, those that are switched off too
    public static FieldExtension of(List<Field> fields) {
        return new FieldExtension(
                fields.stream().filter(field -> !field.standard()).toList());
    }

    /// False for a text that cannot name the extension: then there is no need to read fields.
    public static boolean isMentioned(String text) {
        return text.toLowerCase(Locale.ROOT).contains(BEGINNING);
    }

    /// What `/Schemas` lists: the fields in use. Nothing when there is none.
    public Optional<Schema> described() {
        List<Attribute> attributes =
                fields.stream().filter(Field::active).map(FieldExtension::typed).toList();
        return attributes.isEmpty() ? Optional.empty() : Optional.of(schema(attributes));
    }

    /// The User type for answers, filters and orders: fields that are switched off are neither shown nor
    /// compared.
    public ResourceType shown() {
        return with(field -> field.active() ? typed(field) : typed(field).with(Attribute.Returned.NEVER));
    }

    /// The User type for what a client writes when only values of the described types are taken.
    public ResourceType typed() {
        return with(FieldExtension::typed);
    }

    /// The User type for what a client writes when nobody is refused for a value: what does not fit is sorted
    /// out later (rule F3).
    public ResourceType untyped() {
        return with(field -> Attribute.open(field.key()));
    }

    private ResourceType with(Function<Field, Attribute> attribute) {
        return fields.isEmpty()
                ? ResourceType.USER
                : ResourceType.USER.with(schema(fields.stream().map(attribute).toList()));
    }

    private static Schema schema(List<Attribute> attributes) {
        return new Schema(URN, "Fields", "The fields that this company keeps of its people", attributes, true);
    }

    /// Never required: SCIM does not refuse a person for a field (rule F3). SCIM has no type for a date: a
    /// dateTime (RFC 7643 section 2.3.5) would need a time and a zone, and move birthdays from day to day. As
    /// text, dates are ordered as days are.
    private static Attribute typed(Field field) {
        return switch (field.type()) {
            case TEXT -> Attribute.string(field.key(), field.name());
            case NUMBER -> Attribute.of(field.key(), Attribute.Type.DECIMAL, field.name());
            case DATE -> Attribute.string(field.key(), field.name() + ", a date such as 2026-01-31");
            case BOOLEAN -> Attribute.of(field.key(), Attribute.Type.BOOLEAN, field.name());
        };
    }
}
