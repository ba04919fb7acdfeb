package dev.muster.directory.query;

import static dev.muster.directory.query.SqlFragment.composed;

import dev.muster.filter.Filter.Operand;
import dev.muster.filter.Filter.Operator;
import dev.muster.schema.Attribute;
import java.math.BigDecimal;

/// A JSON value of the comparison form: found by its type, for what no schema describes.
record JsonLeaf(SqlFragment json, SqlFragment text) implements Leaf {

    /// Anything that is a value and not empty, at any depth.
    private static final String PRESENT =
            "$.** ? (@.type() == \"number\" || @.type() == \"boolean\" || (@.type() == \"string\" && @ != \"\"))";

    @Override
    public SqlFragment there() {
        return composed("(%s is not null)", json);
    }

    @Override
    public SqlFragment present() {
        return composed("coalesce(jsonb_path_exists(%s, %s), false)", json, SqlFragment.of("?::jsonpath", PRESENT));
    }

    @Override
    public SqlFragment comparison(Attribute attribute, Operator operator, Operand operand) {
        return switch (operand) {
            case Operand.Text wanted -> text(attribute, operator, wanted);
            case Operand.Numeric(BigDecimal value) -> ordered("number", operator, SqlFragment.of("?::numeric", value));
            case Operand.Time(BigDecimal value) -> ordered("number", operator, SqlFragment.of("?::numeric", value));
            case Operand.Bool(boolean value) -> ordered("boolean", operator, SqlFragment.of("?::boolean", value));
        };
    }

    private SqlFragment text(Attribute attribute, Operator operator, Operand.Text wanted) {
        SqlFragment condition = new Leaf.Text(text).comparison(attribute, operator, wanted);
        boolean typed = attribute.type() != Attribute.Type.OPEN;
        return typed ? condition : composed("(%s and %s)", isA("string"), condition);
    }

    private SqlFragment ordered(String type, Operator operator, SqlFragment bound) {
        String sign = switch (operator) {
            case EQ -> "=";
            case NE -> "<>";
            case GT -> ">";
            case GE -> ">=";
            case LT -> "<";
            case LE -> "<=";
            case CO, SW, EW -> throw new IllegalArgumentException("The parser refuses " + operator);
        };
        return composed("(%s and %s " + sign + " to_jsonb(%s))", isA(type), json, bound);
    }

    private SqlFragment isA(String type) {
        return composed("(%s is not null and jsonb_typeof(%s) = '" + type + "')", json, json);
    }
}
