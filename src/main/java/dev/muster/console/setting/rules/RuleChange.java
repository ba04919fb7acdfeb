package dev.muster.console.setting.rules;

import java.util.List;

/// A part of the rules that an edit changes, in words.
///
/// @param part the key of its name in the texts
public record RuleChange(String part, List<String> before, List<String> after) {

    public RuleChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
