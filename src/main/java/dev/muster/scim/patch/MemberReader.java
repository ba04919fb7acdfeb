package dev.muster.scim.patch;

import dev.muster.directory.group.MemberChange;
import dev.muster.filter.Filter;
import dev.muster.filter.PathParser;
import dev.muster.filter.Selection;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.MemberIds;
import dev.muster.scim.patch.PatchMessage.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads operations on a group's members (RFC 7644 sections 3.5.2.1 to 3.5.2.3) into changes by id. What a
/// member is called or what it is cannot be written, so an element counts by its `value` alone.
final class MemberReader {

    private static final String MEMBERS = "members";
    private static final int MAX_MEMBERS = 10_000;

    private final ResourceType type;
    private final Habits habits;
    private final MemberIds ids;
    private final String base;

    MemberReader(ResourceType type, Habits habits, String base) {
        this.type = type;
        this.habits = habits;
        this.base = base;
        this.ids = new MemberIds(habits);
    }

    /// Whether the path leads to the members, narrowed or not.
    boolean isMeant(String path) {
        int bracket = path.indexOf('[');
        return Paths.resolve(type, bracket < 0 ? path : path.substring(0, bracket))
                .filter(found ->
                        found.extension() == null && found.attribute().name().equals(MEMBERS))
                .isPresent();
    }

    MemberChange read(Op op, String path, @Nullable JsonNode value) {
        Selection target = PathParser.parse(type, habits.tolerance(), path);
        Filter filter = target.elements();
        Attribute part = ElementReader.part(target);
        if (part != null) {
            return part(op, part, filter, value);
        }
        return switch (op) {
            case ADD -> filter == null ? add(value) : same(filter, value);
            case REMOVE -> filter == null ? remove(value) : removeSelected(filter);
            case REPLACE -> filter == null ? replace(value) : same(filter, value);
        };
    }

    /// Refuses more members than a request may name.
    static void requireFew(List<MemberChange> changes) {
        int named = 0;
        for (MemberChange change : changes) {
            named += switch (change) {
                case MemberChange.Add(List<UUID> members) -> members.size();
                case MemberChange.Remove(List<UUID> members) -> members.size();
                case MemberChange.SetAll(List<UUID> members) -> members.size();
                case MemberChange.RemoveMatching _, MemberChange.Clear() -> 0;
            };
        }
        if (named > MAX_MEMBERS) {
            throw invalid("a request may name %d members at most".formatted(MAX_MEMBERS));
        }
    }

    /// A part cannot be changed, but who a member is may be said again.
    private MemberChange part(Op op, Attribute part, @Nullable Filter filter, @Nullable JsonNode value) {
        if (op == Op.REMOVE || filter == null || value == null) {
            throw immutable();
        }
        if (!part.name().equals("value") || !select(filter, new ArrayList<>(), MemberIds::known)) {
            throw immutable();
        }
        return same(filter, Json.object(part.name(), value));
    }

    private MemberChange add(@Nullable JsonNode value) {
        if (value == null) {
            throw invalid("a value is missing");
        }
        return new MemberChange.Add(value.isNull() ? List.of() : ids.read(value));
    }

    /// With a value only those listed leave, as Entra ID, authentik and ssosync mean it; by the letter of the
    /// RFC the group would be emptied.
    private MemberChange remove(@Nullable JsonNode value) {
        return value == null || value.isNull() ? new MemberChange.Clear() : new MemberChange.Remove(ids.removed(value));
    }

    /// Members named by id need no look at the others.
    private MemberChange removeSelected(Filter filter) {
        List<UUID> named = new ArrayList<>();
        return select(filter, named, MemberIds::known)
                ? new MemberChange.Remove(named)
                : new MemberChange.RemoveMatching(filter, base);
    }

    /// A list or null. Anything else might be a client's mistake, and must not empty a group.
    private MemberChange replace(@Nullable JsonNode value) {
        if (value == null || !(value.isArray() || value.isNull())) {
            throw invalid("replace needs an array");
        }
        return value.isEmpty() ? new MemberChange.Clear() : new MemberChange.SetAll(ids.read(value));
    }

    /// `members[value eq "id"]` with a value: it can only say again who the member is, since its parts are
    /// immutable (RFC 7643 section 4.2).
    private MemberChange same(Filter filter, @Nullable JsonNode value) {
        List<UUID> selected = selected(filter);
        if (value == null || !value.isObject()) {
            throw invalid("a value must be an object");
        }
        if (PatchMessage.member(value, "value") != null && !ids.read(value).equals(selected)) {
            throw immutable();
        }
        return new MemberChange.Add(selected);
    }

    private List<UUID> selected(Filter filter) {
        List<UUID> selected = new ArrayList<>();
        if (!select(filter, selected, ids::id)) {
            throw new Refused(new Refusal.InvalidFilter("a member to be added is named by value eq", 0));
        }
        return selected;
    }

    /// The ids that the filter names: `value eq "a"`, several joined by `or`.
    ///
    /// @return false for any other filter
    private static boolean select(Filter filter, List<UUID> selected, Function<String, Optional<UUID>> id) {
        return switch (filter) {
            case Filter.Or or -> or.terms().stream().allMatch(term -> select(term, selected, id));
            case Filter.Comparison(var path, var operator, Filter.Operand.Text(String text))
            when operator == Filter.Operator.EQ && path.attribute().name().equals("value") -> {
                id.apply(text).ifPresent(selected::add);
                yield true;
            }
            case Filter.Comparison _, Filter.And _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> false;
        };
    }

    private static Refused immutable() {
        return new Refused(new Refusal.Mutability(MEMBERS, "may be added and removed, but not changed"));
    }

    private static Refused invalid(String message) {
        return new Refused(new Refusal.InvalidValue(MEMBERS, message));
    }
}
