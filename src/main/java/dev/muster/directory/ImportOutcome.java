package dev.muster.directory;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.List;

/// What became of one line of an import.
public sealed interface ImportOutcome {

    /// Somebody or something new.
    record Created() implements ImportOutcome {}

    /// Known already, and changed.
    record Updated() implements ImportOutcome {}

    /// Known already, and as the line says.
    record Unchanged() implements ImportOutcome {}

    /// Nothing of the line was taken over.
    record Rejected(List<Refusal.FieldError> errors) implements ImportOutcome {

        public Rejected {
            errors = List.copyOf(errors);
        }

        public Rejected(String column, String message) {
            this(List.of(new Refusal.FieldError(column, message)));
        }
    }

    /// A line that is wrong is rejected; what is wrong with more than the line goes on upwards.
    static Rejected rejected(Refused refused) {
        return switch (refused.refusal()) {
            case Refusal.InvalidFields wrong -> new Rejected(wrong.errors());
            case Refusal.InvalidValue wrong -> new Rejected(wrong.field(), wrong.message());
            case Refusal.Uniqueness taken -> new Rejected(taken.field(), taken.message());
            case Refusal.Locked locked -> rejected(locked);
            default -> throw refused;
        };
    }

    private static Rejected rejected(Refusal.Locked locked) {
        return locked.parts().isEmpty()
                ? new Rejected("", locked.message())
                : new Rejected(locked.parts().stream()
                        .map(part -> new Refusal.FieldError(Lock.column(part.field()), part.message()))
                        .toList());
    }
}
