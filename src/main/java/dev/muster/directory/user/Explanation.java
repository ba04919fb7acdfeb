package dev.muster.directory.user;

import dev.muster.directory.group.Mirror;
import dev.muster.directory.group.TargetGroup;
import dev.muster.field.FieldType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Why a person is as it is (rule R3).
///
/// @param fields those in use, in their order
/// @param groups one for whatever holds the person in a group: a hand and a rule may both do
/// @param grouping what the rules make of the person's groups, also when that is none
/// @param held null when no removal of the person waits
public record Explanation(
        List<OfField> fields,
        List<OfGroup> groups,
        OfGrouping grouping,
        @Nullable OfHold held) {

    /// The event that made something what it is.
    ///
    /// @param setting whose client sent the request; null when it was no client of SCIM
    public record Setter(
            UUID eventId,
            Instant at,
            @Nullable String requestId,
            @Nullable UUID setting) {}

    /// Why something is so, in one word for programs.
    public enum Cause {
        /// A mapping of the setting filled the field.
        MAPPING,
        /// A default path of a standard field filled it.
        DEFAULT,
        /// What the client sent in the extension of the company's fields filled it.
        EXTENSION,
        /// The field's value was given by hand, import or API, or left by a setting.
        OWN,
        /// Nothing is at any of the field's paths.
        NO_VALUE,
        /// What is there does not fit the field's type.
        MISFIT,
        /// The address belongs to a person of another setting.
        ADDRESS_TAKEN,
        /// A hand put the person into the group.
        BY_HAND,
        /// The value of the field that people are grouped by names the group.
        NAMED,
        /// The identity provider has the person in this group.
        MIRRORED,
        /// The identity provider had the person in this group when it deleted the user.
        REMEMBERED,
        /// The setting groups people by nothing.
        NO_GROUPING,
        /// The value is too long for the name of a group.
        TOO_LONG,
        /// The identity provider has the person in no group.
        IN_NO_GROUP,
        /// No setting owns the person.
        NO_SETTING,
        /// A deleted person is in no group.
        DELETED,
        /// The rules name no other group.
        TARGET_GROUP,
        /// What a setting gave that was deleted since.
        LEFT_BEHIND,
        /// The newest rules have not reached the person yet.
        RULES_UNDER_WAY;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What is at a path of a field.
    public enum Outcome {
        USED,
        NOTHING,
        NO_ADDRESS,
        MISFIT,
        /// A value, but a path before this one had one already.
        PASSED_OVER;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param expected the type of the field when the value does not fit it
    public record Path(
            String text, Outcome outcome, @Nullable FieldType expected) {}

    /// @param value null when the field is empty
    /// @param rule the number of the rule that says so, if one does
    /// @param path the path into the resource that the value came from
    /// @param paths all that SCIM could fill the field from, in the order in which they count
    /// @param reason in words
    /// @param setter null when the field never had another value
    public record OfField(
            String key,
            @Nullable JsonNode value,
            @Nullable String rule,
            @Nullable String path,
            Cause cause,
            List<Path> paths,
            String reason,
            @Nullable Setter setter) {}

    /// @param givenBy `hand` or `rule`
    /// @param through the groups of the identity provider that the person is in a mirrored group through, from
    /// the one that has the person as a member; none for a direct member, and for other groups
    public record OfGroup(
            UUID id,
            String name,
            String givenBy,
            @Nullable String rule,
            Cause cause,
            List<Mirror.Passed> through,
            String reason,
            @Nullable Setter setter) {}

    /// @param targetGroup the group that the person is in since the grouping names none (rule G2)
    public record OfGrouping(
            Cause cause, @Nullable String rule, @Nullable UUID targetGroup, String reason) {}

    /// A removal that waits for an administrator, and what applying it would change (rule H2).
    ///
    /// @param status what the person is now
    /// @param leaves the groups that the person would leave
    public record OfHold(HeldRemoval removal, Status status, List<TargetGroup.Reference> leaves, String reason) {}

    public Explanation {
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
    }
}
