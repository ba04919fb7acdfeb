package dev.muster.simulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody in a simulated organisation, as its identity provider knows the person.
///
/// @param phoneNumber empty for who has none
/// @param country two letters (ISO 3166)
public record Person(
        String userName,
        String externalId,
        String givenName,
        String familyName,
        String title,
        @Nullable String departmentOrNull,
        String country,
        String phoneNumber,
        boolean active) {

    public String displayName() {
        return givenName + " " + familyName;
    }

    /// Not everybody has one.
    public Optional<String> department() {
        return Optional.ofNullable(departmentOrNull);
    }
}
