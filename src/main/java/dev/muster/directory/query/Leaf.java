package dev.muster.directory.query;

import static dev.muster.directory.query.SqlFragment.composed;

import dev.muster.filter.Filter.Operand;
import dev.muster.filter.Filter.Operator;
import dev.muster.schema.Attribute;
import dev.muster.schema.FoldedResource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// One value in the database, and how it is compared. Every condition is true or false and never null, so that
/// `not` around it means what it says (RFC 7644 section 3.4.2.2).
sealed interface Leaf permits Leaf.Text, Leaf.Id, Leaf.Time, Leaf.Constant, JsonLeaf {

    SqlFragment present();

    SqlFragment comparison(Attribute attribute, Operator operator, Operand operand);

    /// Not there at all; `present` is stricter: empty text is there (RFC 7643 section 2.5).
    SqlFragment there();

    /// A condition of its own for `ne`: the value differs, or there is none.
    default SqlFragment compared(Attribute attribute, Operator operator, Operand operand) {
        return operator == Operator.NE
                ? comparison(attribute, Operator.EQ, operand).negated()
                : comparison(attribute, operator, operand);
    }

    /// Text in comparison form.
    record Text(SqlFragment text) implements Leaf {

        @Override
        public SqlFragment there() {
            return composed("(%s is not null)", text);
        }

        @Override
        public SqlFragment present() {
            return composed("(%s is not null and %s <> '')", text, text);
        }

        @Override
        public SqlFragment comparison(Attribute attribute, Operator operator, Operand operand) {
            return operand instanceof Operand.Text(String wanted)
                    ? compared(operator, FoldedResource.text(attribute, wanted))
                    : SqlFragment.FALSE;
        }

        private SqlFragment compared(Operator operator, String wanted) {
            return switch (operator) {
                case EQ -> with("= ?", wanted);
                case NE -> with("<> ?", wanted);
                case CO -> with("like ?", "%" + escaped(wanted) + "%");
                case SW -> startsWith(wanted);
                case EW -> with("like ?", "%" + escaped(wanted));
                case GT -> with("collate \"C\" > ?", wanted);
                case GE -> with("collate \"C\" >= ?", wanted);
                case LT -> with("collate \"C\" < ?", wanted);
                case LE -> with("collate \"C\" <= ?", wanted);
            };
        }

        /// As a range, not as LIKE: behind row-level security PostgreSQL searches an index only by operators
        /// that can leak nothing, and LIKE is none of them.
        private SqlFragment startsWith(String prefix) {
            return Prefixes.next(prefix)
                    .map(next -> composed(
                            "(%s is not null and %s %s and %s %s)",
                            text,
                            text,
                            SqlFragment.of("collate \"C\" >= ?", prefix),
                            text,
                            SqlFragment.of("collate \"C\" < ?", next)))
                    .orElseGet(() -> with("collate \"C\" >= ?", prefix));
        }

        private SqlFragment with(String comparison, String bound) {
            return composed("(%s is not null and %s %s)", text, text, SqlFragment.of(comparison, bound));
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }
    }

    /// An id. A text that is no id, or is written in another way than ours, equals none (ids have a case, RFC
    /// 7643 section 3.1).
    record Id(String column) implements Leaf {

        @Override
        public SqlFragment there() {
            return SqlFragment.of("(%s is not null)".formatted(column));
        }

        @Override
        public SqlFragment present() {
            return there();
        }

        @Override
        public SqlFragment comparison(Attribute attribute, Operator operator, Operand operand) {
            if (operator != Operator.EQ) {
                return new Text(SqlFragment.of("(%s::text)".formatted(column)))
                        .comparison(attribute, operator, operand);
            }
            return parsed(operand)
                    .map(id -> SqlFragment.of("(%1$s is not null and %1$s = ?)".formatted(column), id))
                    .orElse(SqlFragment.FALSE);
        }

        static Optional<UUID> parsed(Operand operand) {
            if (!(operand instanceof Operand.Text(String text)) || text.length() != 36) {
                return Optional.empty();
            }
            try {
                return Optional.of(UUID.fromString(text))
                        .filter(id -> id.toString().equals(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /// A time that the database keeps to the microsecond, against one that may be finer.
    record Time(String column) implements Leaf {

        private static final BigDecimal LATEST =
                BigDecimal.valueOf(Instant.parse("9999-12-31T23:59:59Z").getEpochSecond());
        private static final BigDecimal EARLIEST =
                BigDecimal.valueOf(Instant.parse("0001-01-01T00:00:00Z").getEpochSecond());

        @Override
        public SqlFragment there() {
            return SqlFragment.of("(%s is not null)".formatted(column));
        }

        @Override
        public SqlFragment present() {
            return there();
        }

        @Override
        public SqlFragment comparison(Attribute attribute, Operator operator, Operand operand) {
            if (!(operand instanceof Operand.Time(BigDecimal seconds))) {
                return SqlFragment.FALSE;
            }
            BigDecimal within = seconds.max(EARLIEST).min(LATEST);
            BigDecimal micros = within.setScale(6, RoundingMode.FLOOR);
            boolean between = micros.compareTo(within) != 0;
            return switch (operator) {
                case EQ -> between ? SqlFragment.FALSE : with("=", micros);
                case NE -> between ? SqlFragment.TRUE : with("<>", micros);
                case GT -> with(">", micros);
                case GE -> with(between ? ">" : ">=", micros);
                case LT -> with(between ? "<=" : "<", micros);
                case LE -> with("<=", micros);
                case CO, SW, EW -> SqlFragment.FALSE;
            };
        }

        private SqlFragment with(String comparison, BigDecimal micros) {
            long nanos = micros.remainder(BigDecimal.ONE).movePointRight(9).longValue();
            OffsetDateTime bound =
                    Instant.ofEpochSecond(micros.longValue(), nanos).atOffset(ZoneOffset.UTC);
            return SqlFragment.of("(%1$s is not null and %1$s %2$s ?)".formatted(column, comparison), bound);
        }
    }

    /// A value that is the same for every row.
    record Constant(String value) implements Leaf {

        @Override
        public SqlFragment there() {
            return SqlFragment.TRUE;
        }

        @Override
        public SqlFragment present() {
            return SqlFragment.TRUE;
        }

        @Override
        public SqlFragment comparison(Attribute attribute, Operator operator, Operand operand) {
            return new Text(SqlFragment.of("?::text", value)).comparison(attribute, operator, operand);
        }
    }
}
