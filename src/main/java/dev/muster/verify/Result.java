package dev.muster.verify;

import java.util.Optional;

/// How one check ended.
///
/// @param reason why it was skipped or is only told; empty otherwise
public record Result(Check check, Verdict verdict, String reason, Optional<Evidence> evidence) {

    static Result passed(Check check) {
        return new Result(check, Verdict.PASS, "", Optional.empty());
    }

    static Result skipped(Check check, String reason) {
        return new Result(check, Verdict.SKIP, reason, Optional.empty());
    }
}
