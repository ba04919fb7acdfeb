package dev.muster.scim.patch;

import dev.muster.directory.group.MemberChange;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.dialect.PathHabits;
import dev.muster.scim.patch.PatchMessage.Line;
import dev.muster.scim.patch.PatchMessage.Op;
import dev.muster.setting.Habit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a PATCH of one resource. All of it is parsed and checked against the schema here; what
/// comes out only has to be applied.
public final class Patches {

    private final ResourceType type;
    private final Habits habits;
    private final PathHabits paths;
    private final OperationReader reader;
    private final UUID id;

    private Patches(ResourceType type, Habits habits, UUID id) {
        this.type = type;
        this.habits = habits;
        this.paths = new PathHabits(type, habits);
        this.reader = new OperationReader(type, habits);
        this.id = id;
    }

    /// A reader for the body of one request.
    ///
    /// @param id of the resource to be patched, since clients repeat it in the body
    public static Patches of(ResourceType type, Habits habits, UUID id) {
        return new Patches(type, habits, id);
    }

    /// Reads a patch of a user.
    ///
    /// @return gives the patched resource for a stored one, or refuses
    public UnaryOperator<ObjectNode> user(ObjectNode body) {
        List<Operation> operations = new ArrayList<>();
        for (PathLine line : lines(body)) {
            operations.addAll(operations(line));
        }
        return new ResourcePatch(type, habits, operations);
    }

    /// Reads a patch of a group.
    ///
    /// @param base what each `$ref` of a member starts with, since a filter may name it
    public GroupPatch group(ObjectNode body, String base) {
        MemberReader members = new MemberReader(type, habits, base);
        List<Operation> operations = new ArrayList<>();
        List<MemberChange> changes = new ArrayList<>();
        for (PathLine line : lines(body)) {
            if (members.isMeant(line.path())) {
                changes.add(members.read(line.op(), line.path(), line.value()));
            } else {
                operations.addAll(operations(line));
            }
        }
        MemberReader.requireFew(changes);
        return new GroupPatch(new ResourcePatch(type, habits, operations), !operations.isEmpty(), changes);
    }

    private List<Operation> operations(PathLine line) {
        return reader.read(line.op(), line.path(), line.value());
    }

    /// Every operation with a path of its own: those without one are split by the members of their value (RFC
    /// 7644 section 3.5.2.1).
    private List<PathLine> lines(ObjectNode body) {
        List<PathLine> lines = new ArrayList<>();
        for (Line line : PatchMessage.read(body, habits).lines()) {
            if (line.path() == null || isCore(line.path())) {
                lines.addAll(split(line.op(), line.value()));
            } else if (line.op() == Op.REMOVE) {
                paths.removals(line.path(), line.value())
                        .forEach(path -> lines.add(new PathLine(Op.REMOVE, path, line.value())));
            } else {
                paths.path(line.path()).ifPresent(path -> lines.add(new PathLine(line.op(), path, line.value())));
            }
        }
        return lines;
    }

    private List<PathLine> split(Op op, @Nullable JsonNode value) {
        if (op == Op.REMOVE) {
            throw new Refused(new Refusal.NoTarget("remove needs a path to an attribute"));
        }
        List<PathLine> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : object(value).properties()) {
            if (isCore(member.getKey())) {
                parts.addAll(split(op, member.getValue()));
            } else if (!isOwnId(member)) {
                paths.member(member.getKey()).ifPresent(path -> parts.add(new PathLine(op, path, member.getValue())));
            }
        }
        return parts;
    }

    /// The URN of the base schema alone means the resource itself, as no path does.
    private boolean isCore(String path) {
        return path.equalsIgnoreCase(type.core().urn());
    }

    private boolean isOwnId(Map.Entry<String, JsonNode> member) {
        return member.getKey().equalsIgnoreCase("id")
                && member.getValue().isString()
                && member.getValue().stringValue().equals(id.toString())
                && habits.understand(Habit.OWN_ID);
    }

    private ObjectNode object(@Nullable JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value instanceof ArrayNode array
                && array.size() == 1
                && array.get(0) instanceof ObjectNode object
                && habits.understand(Habit.WRAPPED_VALUE)) {
            return object;
        }
        throw new Refused(new Refusal.InvalidValue("value", "must be an object where there is no path"));
    }

    /// One operation with a path.
    private record PathLine(Op op, String path, @Nullable JsonNode value) {}
}
