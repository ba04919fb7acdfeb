package dev.muster.directory.user;

import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.Mirror;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Explanation.Cause;
import dev.muster.field.Field;
import dev.muster.field.FieldExtension;
import dev.muster.field.SentFields;
import dev.muster.setting.Grouping;
import dev.muster.setting.Met;
import dev.muster.setting.Projected;
import dev.muster.setting.Projection;
import dev.muster.setting.Rules;
import dev.muster.setting.ScimSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the rules of a setting make of one person now, and why.
///
/// @param sent what the client said, in the form of the fields
/// @param leftOut keys of fields for which the client sent last what does not fit; the resource does not have it
/// @param values what the fields hold by these rules
/// @param behind whether the newest rules have not reached the person yet
record Derivation(
        ScimSetting setting,
        Rules rules,
        SentFields sent,
        Set<String> leftOut,
        Projected projected,
        Map<String, JsonNode> values,
        boolean behind) {

    static final String REMEMBERED =
            "The identity provider has deleted the user, and that is held or was discarded: the person stays in its groups.";
    static final String BEHIND = "The newest rules of the setting have not reached the person yet.";

    /// @param rule the number of the rule, if one speaks of it
    /// @param path where a value came from in the resource
    record Why(Cause cause, @Nullable String rule, @Nullable String path, String words) {}

    static Derivation of(PersonProjection projection, ScimSetting setting, Person person, Set<String> leftOut) {
        SentFields sent = projection.settle(person.scim().json());
        Projected projected = projection.project(sent);
        return new Derivation(
                setting,
                projection.rules(),
                sent,
                leftOut,
                projected,
                projection.values(projected, person.own()),
                person.rulesVersion() < setting.rulesVersion());
    }

    /// Why a field holds this value, or none.
    Why why(Field field, @Nullable JsonNode value) {
        JsonNode derived = values.get(field.key());
        if (value == null ? derived != null : !value.equals(derived)) {
            return kept(field).orElseGet(() -> new Why(Cause.RULES_UNDER_WAY, "R2", null, BEHIND));
        }
        return value == null || projected.values().containsKey(field.key())
                ? reason(field).why()
                : new Why(Cause.OWN, "L7", null, "The person's own: the setting does not fill this field.");
    }

    List<Explanation.Path> paths(Field field) {
        return reason(field).paths();
    }

    private FieldReason reason(Field field) {
        return new FieldReason(
                setting,
                field,
                rules.sources().stream()
                        .filter(source -> source.field().key().equals(field.key()))
                        .flatMap(source -> met(source).stream())
                        .toList());
    }

    /// What did not fit was taken out of the extension before the projection saw it.
    private List<Met> met(Rules.Source source) {
        return Projection.met(source, sent.resource()).stream()
                .map(at -> at instanceof Met.Nothing
                                && at.path().startsWith(FieldExtension.URN)
                                && isLeftOut(source.field())
                        ? new Met.Misfit(at.path())
                        : at)
                .toList();
    }

    private boolean isLeftOut(Field field) {
        return leftOut.contains(field.key())
                || sent.unfit().stream().anyMatch(unfit -> unfit.key().equals(field.key()));
    }

    /// What the newest rules did not give although they have reached the person is an address of somebody else.
    private Optional<Why> kept(Field field) {
        return behind || !field.key().equals(Field.EMAIL) || !projected.values().containsKey(Field.EMAIL)
                ? Optional.empty()
                : Optional.of(new Why(
                        Cause.ADDRESS_TAKEN,
                        "L6",
                        null,
                        PersonProjection.addressTaken(projected).message()));
    }

    /// Why the rules put the person into this group; nothing when they do not.
    ///
    /// @param mirrored which groups of the identity provider have the person, and how; empty unless
    /// they are mirrored
    Optional<Why> why(TargetGroup.Reference group, Mirror.Ways mirrored) {
        if (group.origin() == TargetGroup.Origin.MIRRORED) {
            return mirrored.to(group.id())
                    .map(way -> mirrored.remembered()
                            ? new Why(Cause.REMEMBERED, "H2", null, REMEMBERED)
                            : new Why(Cause.MIRRORED, "G1", null, words(group, way)));
        }
        Optional<String> named = projected.groupName().map(text -> new GroupName(text).key());
        if (named.isPresent()) {
            return named.filter(new GroupName(group.name()).key()::equals)
                    .map(key -> new Why(Cause.NAMED, "G4", null, "Named by the field " + groupedBy() + "."));
        }
        return group.id().equals(setting.targetGroup()) && mirrored.isNowhere()
                ? Optional.of(new Why(Cause.TARGET_GROUP, "G2", null, "The setting's target group: " + noName()))
                : Optional.empty();
    }

    /// What the rules make of the person's groups, also when that is none (rules G1, G2, G4).
    Explanation.OfGrouping grouping(Mirror.Ways mirrored) {
        if (behind) {
            return new Explanation.OfGrouping(Cause.RULES_UNDER_WAY, "R2", null, BEHIND);
        }
        if (projected.groupName().isPresent()) {
            return new Explanation.OfGrouping(Cause.NAMED, "G4", null, "Named by the field " + groupedBy() + ".");
        }
        if (!mirrored.isNowhere()) {
            return mirrored.remembered()
                    ? new Explanation.OfGrouping(Cause.REMEMBERED, "H2", null, REMEMBERED)
                    : new Explanation.OfGrouping(
                            Cause.MIRRORED, "G1", null, "A member of groups of the identity provider.");
        }
        return setting.targetGroup() == null
                ? new Explanation.OfGrouping(
                        unnamed(),
                        "G2",
                        null,
                        "In no group by a rule, for the setting has no target group: " + noName())
                : new Explanation.OfGrouping(
                        unnamed(), "G2", setting.targetGroup(), "In the setting's target group: " + noName());
    }

    private Cause unnamed() {
        return switch (setting.grouping()) {
            case Grouping.None ignored -> Cause.NO_GROUPING;
            case Grouping.Mirror ignored -> Cause.IN_NO_GROUP;
            case Grouping.ByField ignored ->
                projected.problems().stream().anyMatch(problem -> problem.rule().equals("G4"))
                        ? Cause.TOO_LONG
                        : Cause.NO_VALUE;
        };
    }

    private static String words(TargetGroup.Reference group, List<Mirror.Passed> way) {
        String own = "the identity provider's group \"" + group.name() + "\"";
        return way.isEmpty()
                ? "A member of " + own + "."
                : "In " + own + " through "
                        + way.stream()
                                .map(passed -> "\"" + passed.name() + "\"")
                                .collect(Collectors.joining(", which is in "))
                        + ".";
    }

    private String noName() {
        return switch (setting.grouping()) {
            case Grouping.None ignored -> "people are grouped by nothing.";
            case Grouping.Mirror ignored -> "no group of the identity provider has the person as a member.";
            case Grouping.ByField(String key) ->
                projected.problems().stream()
                        .filter(problem -> problem.rule().equals("G4"))
                        .map(Projected.Problem::message)
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(" "),
                                told -> told.isEmpty()
                                        ? "the field " + name(key) + " has no value."
                                        : name(key) + ": " + told));
        };
    }

    private String groupedBy() {
        return switch (setting.grouping()) {
            case Grouping.None ignored -> "";
            case Grouping.Mirror ignored -> "";
            case Grouping.ByField(String key) -> name(key);
        };
    }

    /// What an administrator calls the field.
    private String name(String key) {
        return rules.sources().stream()
                .map(Rules.Source::field)
                .filter(field -> field.key().equals(key))
                .map(Field::name)
                .findFirst()
                .orElse(key);
    }
}
