package dev.muster.fuzz;

import dev.muster.directory.query.FilterSql;
import dev.muster.directory.query.ResourceTable;
import dev.muster.directory.query.SqlFragment;
import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.Matcher;
import dev.muster.filter.SortPath;
import dev.muster.filter.Tolerance;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A filter means the same when it is written out and read again, becomes SQL in which nothing stands that a
/// client wrote, and can be matched in memory.
final class FilterTarget implements Fuzzed {

    private static final UUID COMPANY = new UUID(1, 1);
    private static final String BASE = "https://muster.example/scim/v2";

    private static final ResourceTable USERS = ResourceTable.users(ResourceType.USER, COMPANY, BASE);
    private static final ResourceTable GROUPS = ResourceTable.groups(ResourceType.GROUP, BASE);

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (ResourceType type : Resources.TYPES) {
            for (Tolerance tolerance : List.of(Tolerance.NONE, Tolerance.ALL)) {
                read(type, tolerance, text);
                readAmongTypes(type, tolerance, text);
                sort(type, tolerance, text);
            }
        }
    }

    private static void read(ResourceType type, Tolerance tolerance, String text) {
        Filter filter;
        try {
            filter = FilterParser.parse(type, tolerance, text);
        } catch (Refused refused) {
            isRefusedWithin(text, refused);
            return;
        }
        if (FilterText.fits(filter)) {
            String written = FilterText.of(filter);
            Invariant.same(filter, FilterParser.parse(type, tolerance, written));
        }
        checkSql(type, filter);
        ObjectNode resource = Resources.isUser(type) ? Resources.ADA : Resources.ENGINES;
        boolean matches = Matcher.matches(filter, resource);
        Invariant.holds(Matcher.matches(new Filter.Not(filter), resource) != matches, "not means not");
    }

    /// What a search over several types takes is looked for in SQL only.
    private static void readAmongTypes(ResourceType type, Tolerance tolerance, String text) {
        try {
            checkSql(type, FilterParser.parseAmongTypes(type, tolerance, text));
        } catch (Refused refused) {
            isRefusedWithin(text, refused);
        }
    }

    private static void sort(ResourceType type, Tolerance tolerance, String text) {
        try {
            SortPath.parse(type, tolerance, text);
        } catch (Refused refused) {
            Invariant.holds(refused.refusal() instanceof Refusal.InvalidValue, "an order is a value");
        }
    }

    private static void checkSql(ResourceType type, Filter filter) {
        ResourceTable table = Resources.isUser(type) ? USERS : GROUPS;
        bindsAll(FilterSql.condition(filter, table));
        SqlFragment marked = FilterSql.condition(Marked.of(filter), table);
        bindsAll(marked);
        Invariant.holds(!marked.sql().contains(Marked.MARK), "nothing of the client's is SQL");
    }

    private static void bindsAll(SqlFragment condition) {
        String sql = condition.sql();
        Invariant.same(condition.bindings().size(), count(sql, '?'));
        Invariant.same(0, count(sql, '\'') % 2);
        Invariant.same(count(sql, '('), count(sql, ')'));
    }

    private static int count(String sql, char wanted) {
        int count = 0;
        for (int at = sql.indexOf(wanted); at >= 0; at = sql.indexOf(wanted, at + 1)) {
            count++;
        }
        return count;
    }

    static void isRefusedWithin(String text, Refused refused) {
        int position = switch (refused.refusal()) {
            case Refusal.InvalidFilter invalid -> invalid.position();
            case Refusal.InvalidPath invalid -> invalid.position();
            default -> throw new AssertionError(refused.refusal());
        };
        Invariant.holds(0 <= position && position <= text.length(), "a mistake is within the text");
    }
}
