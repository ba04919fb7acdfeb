package dev.muster.directory.query;

import dev.muster.filter.Filter.Operand;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import java.util.Optional;
import java.util.function.Function;

/// Where the names of a filter are looked up: the row of a resource, one element of an attribute, one member of
/// a group.
interface Scope {

    /// True for the rows where the condition holds for at least one value of the path.
    SqlFragment some(AttributePath path, Function<Leaf, SqlFragment> condition);

    /// Whether the path may have several values.
    default boolean isMany(AttributePath path) {
        Attribute part = path.subAttribute();
        return isMany(path.attribute()) || (part != null && isMany(part));
    }

    SqlFragment present(AttributePath path);

    /// True for the rows where one element of the attribute satisfies the inner condition.
    SqlFragment someElement(AttributePath attribute, Function<Scope, SqlFragment> inner);

    /// Another way to say that some value of the path equals the operand, for which there is an index.
    default Optional<SqlFragment> indexed(AttributePath path, Operand operand) {
        return Optional.empty();
    }

    private static boolean isMany(Attribute attribute) {
        return attribute.multiValued() || attribute.type() == Attribute.Type.OPEN;
    }
}
