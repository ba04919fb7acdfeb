package dev.muster.directory.connection;

import dev.muster.field.FieldType;
import dev.muster.setting.IdentityProvider;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A SCIM setting as an administrator wants it: what it needs may exist already or be new.
///
/// @param id what the setting will be called by, so that the same wish sent twice makes one setting
public record WantedSetting(
        UUID id,
        String name,
        @Nullable IdentityProvider provider,
        List<WantedMapping> mappings,
        WantedGroup group,
        WantedGrouping grouping) {

    public WantedSetting {
        mappings = List.copyOf(mappings);
    }

    /// @param attribute the path as it was typed
    public record WantedMapping(String attribute, WantedField field) {}

    /// The field that a mapping fills.
    public sealed interface WantedField {
        record Known(String key) implements WantedField {}

        record New(String name, FieldType type) implements WantedField {}
    }

    /// Where people go whom the grouping names no group for.
    public sealed interface WantedGroup {
        record None() implements WantedGroup {}

        /// A group that people may be sent to, by its name, whatever its case.
        record Named(String name) implements WantedGroup {}

        record New(String name) implements WantedGroup {}
    }

    /// What names the groups.
    public sealed interface WantedGrouping {
        record None() implements WantedGrouping {}

        record Mirror() implements WantedGrouping {}

        record ByField(String key) implements WantedGrouping {}

        /// @param row the place of a mapping, from 0: the field that it fills, a new one too
        record ByMapping(int row) implements WantedGrouping {}
    }
}
