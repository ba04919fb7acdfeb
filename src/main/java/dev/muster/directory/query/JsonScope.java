package dev.muster.directory.query;

import static dev.muster.directory.query.SqlFragment.composed;

import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.FoldedResource;
import dev.muster.schema.Folding;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A comparison form ([FoldedResource]) or one element of it. Multi-valued attributes are always arrays there,
/// so their elements can be taken without asking.
///
/// @param json the object in which names are looked up, or a simple element
/// @param depth how many arrays have been opened; each gives its elements a name of their own
record JsonScope(ResourceType type, SqlFragment json, boolean simple, int depth) implements Scope {

    /// What may stand in SQL as it is. Names that a client made up are bound even so.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9$:._-]{1,200}");

    static JsonScope of(ResourceType type, String column) {
        return new JsonScope(type, SqlFragment.of(column), false, 0);
    }

    /// One step down: a member, whose value may be an array of elements.
    private record Step(SqlFragment key, boolean many) {}

    @Override
    public SqlFragment some(AttributePath path, Function<Leaf, SqlFragment> condition) {
        return simple ? condition.apply(element(json)) : some(json, steps(path), depth, condition);
    }

    @Override
    public SqlFragment present(AttributePath path) {
        if (simple) {
            return element(json).present();
        }
        List<Step> steps = steps(path);
        Step last = steps.removeLast();
        steps.add(new Step(last.key(), false));
        Function<Leaf, SqlFragment> condition = last.many() || !isText(path.leaf())
                ? Leaf::present
                : leaf -> leaf instanceof JsonLeaf(var _, SqlFragment text)
                        ? new Leaf.Text(text).present()
                        : leaf.present();
        return some(json, steps, depth, condition);
    }

    @Override
    public SqlFragment someElement(AttributePath attribute, Function<Scope, SqlFragment> inner) {
        boolean elementsAreSimple =
                !attribute.leaf().isComplex() && attribute.leaf().type() != Attribute.Type.OPEN;
        int below = depth + 1;
        return some(json, steps(attribute), depth, leaf -> {
            SqlFragment element = ((JsonLeaf) leaf).json();
            SqlFragment condition = inner.apply(new JsonScope(type, element, elementsAreSimple, below));
            return composed("(%s and %s)", leaf.there(), condition);
        });
    }

    private SqlFragment some(SqlFragment holder, List<Step> steps, int opened, Function<Leaf, SqlFragment> condition) {
        SqlFragment at = holder;
        SqlFragment text = composed("(%s #>> '{}')", holder);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            text = composed("(%s->>%s)", at, step.key());
            at = composed("(%s->%s)", at, step.key());
            if (step.many()) {
                String name = "e" + (opened + 1);
                SqlFragment element = SqlFragment.of(name + ".v");
                SqlFragment inside = i + 1 == steps.size()
                        ? condition.apply(element(element))
                        : some(element, steps.subList(i + 1, steps.size()), opened + 1, condition);
                return composed(
                        "exists (select 1 from jsonb_array_elements(%s) as " + name + "(v) where %s)", at, inside);
            }
        }
        return condition.apply(new JsonLeaf(at, text));
    }

    /// The one value that stands for all the path has: of elements that have it the primary one's, else the
    /// first's.
    SqlFragment first(AttributePath path) {
        return first(json, steps(path), depth);
    }

    private static SqlFragment first(SqlFragment holder, List<Step> steps, int opened) {
        SqlFragment at = holder;
        for (int i = 0; i < steps.size(); i++) {
            at = composed("(%s->%s)", at, steps.get(i).key());
            if (steps.get(i).many()) {
                String name = "e" + (opened + 1);
                SqlFragment value = first(SqlFragment.of(name + ".v"), steps.subList(i + 1, steps.size()), opened + 1);
                String primary =
                        "coalesce(%1$s.v->'primary' in ('true', '[true]'), false) desc, %1$s.n".formatted(name);
                return composed(
                        "(select %s from jsonb_array_elements(%s) with ordinality as " + name
                                + "(v, n) where %s is not null order by " + primary + " limit 1)",
                        value,
                        at,
                        value);
            }
        }
        return at;
    }

    private static Leaf element(SqlFragment element) {
        return new JsonLeaf(element, composed("(%s #>> '{}')", element));
    }

    private List<Step> steps(AttributePath path) {
        List<Step> steps = new ArrayList<>();
        if (path.extension() != null) {
            steps.add(extension(path.extension()));
        }
        boolean open = isOpen(path);
        if (!path.isWholeExtension()) {
            steps.add(step(path.attribute(), open));
        }
        @Nullable Attribute part = path.subAttribute();
        if (part != null) {
            steps.add(step(part, open));
        }
        return steps;
    }

    /// What an open schema describes is one value, but is kept in an array as all that no schema describes.
    @Override
    public boolean isMany(AttributePath path) {
        return isOpen(path) || Scope.super.isMany(path);
    }

    private boolean isOpen(AttributePath path) {
        return path.extension() != null && FoldedResource.isOpen(type, path.extension());
    }

    private Step extension(String urn) {
        String key = FoldedResource.extensionKey(type, urn);
        return new Step(FoldedResource.isOpen(type, urn) ? bound(key) : key(key), false);
    }

    private static Step step(Attribute attribute, boolean open) {
        return open || attribute.type() == Attribute.Type.OPEN
                ? new Step(bound(Folding.fold(attribute.name())), true)
                : new Step(key(attribute.name()), attribute.multiValued());
    }

    private static SqlFragment key(String name) {
        return PLAIN.matcher(name).matches() ? SqlFragment.of("'" + name + "'") : bound(name);
    }

    private static SqlFragment bound(String name) {
        return SqlFragment.of("?::text", name);
    }

    private static boolean isText(Attribute attribute) {
        return switch (attribute.type()) {
            case STRING, REFERENCE, BINARY -> true;
            case BOOLEAN, DECIMAL, INTEGER, DATE_TIME, COMPLEX, OPEN -> false;
        };
    }
}
