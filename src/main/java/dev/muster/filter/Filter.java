package dev.muster.filter;

import dev.muster.schema.AttributePath;
import java.math.BigDecimal;
import java.util.List;

/// A checked filter: every name is resolved against the schema, every value has the type of its attribute.
/// Inside a [ValuePath] the paths of the inner filter are relative to the element: their `attribute` is a
/// sub-attribute of it, or, for a simple multi-valued attribute, one named `value`.
public sealed interface Filter {

    record And(List<Filter> terms) implements Filter {
        public And {
            terms = List.copyOf(terms);
        }
    }

    record Or(List<Filter> terms) implements Filter {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    record Not(Filter term) implements Filter {}

    /// `path pr`: has a value that is not empty (RFC 7644 section 3.4.2.2, Table 3).
    record Present(AttributePath path) implements Filter {}

    record Comparison(AttributePath path, Operator operator, Operand operand) implements Filter {}

    /// `attribute[filter]`: one and the same element satisfies the inner filter.
    record ValuePath(AttributePath attribute, Filter inner) implements Filter {}

    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }

    /// A literal, converted to the type of the attribute it is compared with. `null` is never one: `eq null` is
    /// parsed as not present.
    sealed interface Operand {
        /// Text as the client wrote it; compared folded unless the attribute is caseExact.
        record Text(String value) implements Operand {}

        record Numeric(BigDecimal value) implements Operand {}

        record Bool(boolean value) implements Operand {}

        /// Seconds since 1970-01-01T00:00:00Z; a fraction may be finer than any clock's (RFC 7643 section
        /// 2.3.5).
        record Time(BigDecimal epochSeconds) implements Operand {}
    }
}
