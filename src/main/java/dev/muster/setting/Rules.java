package dev.muster.setting;

import dev.muster.field.Field;
import dev.muster.field.FieldExtension;
import dev.muster.filter.PathParser;
import dev.muster.filter.Selection;
import dev.muster.filter.Tolerance;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rules of a setting, ready to be applied: for each field that SCIM fills, where its value comes from.
public record Rules(List<Source> sources, Grouping grouping) {

    /// Default paths of the standard fields, the first that has a value wins (rule F1).
    private static final Map<String, List<Path>> DEFAULTS = defaults();

    /// @param paths tried in order; the first that has a value fills the field
    /// @param always true when nothing but SCIM fills the field, also where the client says nothing; otherwise
    /// only the people for whom the client says something are filled
    public record Source(Field field, List<Path> paths, boolean always) {

        private boolean fillsAs(Source other) {
            return always == other.always && texts().equals(other.texts());
        }

        private List<String> texts() {
            return paths.stream().map(Path::text).toList();
        }
    }

    /// A path as it was written, and what it selects.
    ///
    /// @param onlyAddress true for `userName` as an email: it counts only when it is an address
    public record Path(String text, Selection selection, boolean onlyAddress) {
        static Path of(String text) {
            return new Path(text, PathParser.parse(ResourceType.USER, Tolerance.ALL, text), false);
        }

        /// The member of the resource that the path goes through.
        String member() {
            AttributePath path = selection.path();
            return path.extension() == null ? path.attribute().name() : path.extension();
        }
    }

    public Rules {
        sources = List.copyOf(sources);
    }

    /// A custom field is filled by its mapping, and where that finds nothing by the extension of the fields
    /// (rule F6).
    ///
    /// @param fields the company's fields; mappings to fields that are gone are passed over
    public static Rules of(ScimSetting setting, List<Field> fields) {
        return of(setting.mappings(), setting.grouping(), fields);
    }

    /// The rules of a setting that is not there yet.
    public static Rules of(List<Mapping> mappings, Grouping grouping, List<Field> fields) {
        Map<String, String> mapped = new LinkedHashMap<>();
        mappings.forEach(mapping -> mapped.put(mapping.fieldKey(), mapping.attribute()));
        List<Source> sources = new ArrayList<>();
        for (Field field : fields) {
            @Nullable String attribute = mapped.get(field.key());
            List<Path> paths = new ArrayList<>(attribute == null ? List.of() : List.of(Path.of(attribute)));
            if (!field.standard()) {
                paths.add(inExtension(field));
            } else if (attribute == null) {
                paths.addAll(DEFAULTS.getOrDefault(field.key(), List.of()));
            }
            sources.add(new Source(field, paths, field.standard() || attribute != null));
        }
        return new Rules(sources, grouping);
    }

    /// Keys of the fields that SCIM alone fills, for everybody.
    public Set<String> filledFields() {
        return sources.stream()
                .filter(Source::always)
                .map(source -> source.field().key())
                .collect(Collectors.toSet());
    }

    /// What of these rules can make a difference to people who were projected by others: the fields that are filled in
    /// another way, and the one that groups are named by. An address may have been kept then (rule L6) that
    /// nobody else has by now, so it is always among them.
    ///
    /// @param others for the same fields
    public Rules since(Rules others) {
        Map<String, Source> before = others.sources.stream()
                .collect(Collectors.toMap(source -> source.field().key(), source -> source));
        return new Rules(
                sources.stream()
                        .filter(source -> isNamedBy(source.field())
                                || source.field().key().equals(Field.EMAIL)
                                || Optional.ofNullable(before.get(source.field().key()))
                                        .filter(source::fillsAs)
                                        .isEmpty())
                        .toList(),
                grouping);
    }

    private boolean isNamedBy(Field field) {
        return grouping instanceof Grouping.ByField byField
                && byField.fieldKey().equals(field.key());
    }

    /// Keys of the fields that these rules fill, for some people at least.
    public Set<String> fields() {
        return sources.stream().map(source -> source.field().key()).collect(Collectors.toSet());
    }

    /// The members of a resource that any path goes through; a client may write them in another case.
    public Set<String> members() {
        return sources.stream()
                .flatMap(source -> source.paths().stream())
                .map(Path::member)
                .collect(Collectors.toSet());
    }

    private static Path inExtension(Field field) {
        AttributePath path = new AttributePath(FieldExtension.URN, Attribute.open(field.key()), null);
        return new Path(path.toString(), Selection.of(path), false);
    }

    private static Map<String, List<Path>> defaults() {
        String enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";
        return Map.of(
                Field.EMAIL,
                List.of(
                        Path.of("emails[primary eq true].value"),
                        Path.of("emails[type eq \"work\"].value"),
                        Path.of("emails.value"),
                        new Path("userName", PathParser.parse(ResourceType.USER, Tolerance.NONE, "userName"), true)),
                Field.FIRST_NAME,
                List.of(Path.of("name.givenName")),
                Field.LAST_NAME,
                List.of(Path.of("name.familyName")),
                Field.DEPARTMENT,
                List.of(Path.of(enterprise + "department")),
                Field.PHONE_NUMBER,
                List.of(
                        Path.of("phoneNumbers[type eq \"work\"].value"),
                        Path.of("phoneNumbers[primary eq true].value"),
                        Path.of("phoneNumbers[type eq \"mobile\"].value"),
                        Path.of("phoneNumbers.value")));
    }
}
