package dev.muster.filter;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;
import java.util.Optional;

/// The attribute that a list is sorted by (RFC 7644 section 3.4.2.3): a simple one, or the `value` of a
/// multi-valued one.
public final class SortPath {

    private static final String SORT_BY = "sortBy";

    private SortPath() {}

    /// Empty when the type has no such attribute.
    ///
    /// @throws Refused with InvalidValue for an attribute that has no order
    public static Optional<AttributePath> parse(ResourceType type, Tolerance tolerance, String text) {
        return new Names.OfResource(type, tolerance).resolve(text).map(path -> sortable(path, tolerance));
    }

    /// What to say of an attribute that none of the types has.
    public static Refused unknown(ResourceType type, Tolerance tolerance, String text) {
        return refused(new Names.OfResource(type, tolerance).unknown(text));
    }

    private static AttributePath sortable(AttributePath path, Tolerance tolerance) {
        Attribute leaf = path.leaf();
        if (path.isWholeExtension()) {
            throw refused("an extension as a whole has no order");
        }
        if (leaf.returned() == Attribute.Returned.NEVER) {
            throw refused("'%s' cannot be sorted by".formatted(path));
        }
        if (!leaf.isComplex()) {
            return path;
        }
        return leaf.subAttribute("value")
                .filter(value -> leaf.multiValued() || tolerance.complexMeansValue())
                .map(value -> new AttributePath(path.extension(), leaf, value))
                .orElseThrow(
                        () -> refused("'%s' has no order of its own: name one of its sub-attributes".formatted(path)));
    }

    private static Refused refused(String message) {
        return new Refused(new Refusal.InvalidValue(SORT_BY, message));
    }
}
