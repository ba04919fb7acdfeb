package dev.muster.job;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Work of one company that is done in the background.
///
/// @param done how many of `total` are done; people, where the work is about people
/// @param argument what to do and how far it got; the handler of the kind reads and writes it
/// @param attempts failures since the last batch that went well
public record Job(UUID id, Kind kind, State state, long done, long total, ObjectNode argument, int attempts) {

    /// What is to be done.
    public enum Kind {
        /// The people of a setting take its new rules (rule R2).
        PROJECTION,
        /// The people of a large group of the identity provider go where it puts them (rule G1).
        MIRRORING,
        /// What a deleted setting leaves (rule L8).
        SETTING_DELETION,
        /// Removals that were held are applied or discarded (rule H2).
        HOLD_DECISION,
        /// The memberships of a deleted target group (rule G6).
        GROUP_DELETION,
        /// All rows of a deleted company.
        COMPANY_DELETION,
        /// The values of a deleted field.
        FIELD_DELETION;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// How it stands with the job; a failed one has been tried often enough.
    public enum State {
        RUNNING,
        DONE,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
