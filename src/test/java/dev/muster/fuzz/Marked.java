package dev.muster.fuzz;

import dev.muster.filter.Filter;
import dev.muster.filter.Filter.Operand;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import java.math.BigDecimal;

/// A filter of the same structure in which everything that a client made up is a mark: values, and names that
/// no schema has. Where the mark is found, a client's words get.
final class Marked {

    static final String MARK = "774477";

    private Marked() {}

    static Filter of(Filter filter) {
        return switch (filter) {
            case Filter.And and ->
                new Filter.And(and.terms().stream().map(Marked::of).toList());
            case Filter.Or or ->
                new Filter.Or(or.terms().stream().map(Marked::of).toList());
            case Filter.Not not -> new Filter.Not(of(not.term()));
            case Filter.Present present -> new Filter.Present(path(present.path()));
            case Filter.Comparison comparison ->
                new Filter.Comparison(path(comparison.path()), comparison.operator(), operand(comparison.operand()));
            case Filter.ValuePath inside -> new Filter.ValuePath(path(inside.attribute()), of(inside.inner()));
        };
    }

    private static Operand operand(Operand operand) {
        return switch (operand) {
            case Operand.Text ignored -> new Operand.Text("'" + MARK + "\\%?");
            case Operand.Numeric ignored -> new Operand.Numeric(new BigDecimal(MARK + ".25"));
            case Operand.Time ignored -> new Operand.Time(new BigDecimal(MARK));
            case Operand.Bool bool -> bool;
        };
    }

    private static AttributePath path(AttributePath path) {
        boolean isOpen = path.attribute().type() == Attribute.Type.OPEN;
        boolean isMadeUp =
                isOpen && path.extension() != null && !path.extension().isEmpty();
        return new AttributePath(
                isMadeUp ? "urn:'" + MARK + "?:User" : path.extension(),
                attribute(path.attribute()),
                path.subAttribute() == null ? null : attribute(path.subAttribute()));
    }

    private static Attribute attribute(Attribute attribute) {
        boolean isMadeUp =
                attribute.type() == Attribute.Type.OPEN && !attribute.name().isEmpty();
        return isMadeUp ? Attribute.open("'" + MARK + "?") : attribute;
    }
}
