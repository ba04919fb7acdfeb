package dev.muster.console.setting.rules;

import dev.muster.console.View;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an edit of the rules would do, before it is saved.
///
/// @param sameRules whether nothing changes for people
/// @param changes what is changed in the setting itself
/// @param hidden what was typed, to be sent again
public record PreviewView(
        ScimSetting setting,
        boolean sameRules,
        List<RuleChange> changes,
        Seen seen,
        Example.Several examples,
        Map<String, String> hidden)
        implements View {

    static PreviewView of(
            Settings.Draft draft, RulesForm form, List<RuleChange> changes, Seen seen, Example.Several examples) {
        return new PreviewView(
                draft.before(),
                draft.sameRules(),
                changes,
                seen,
                examples,
                form.filled().values());
    }

    /// Whether these examples follow others.
    public boolean isContinued() {
        return seen.after() != null;
    }

    /// Where the next examples begin; null when there are none.
    public @Nullable String next() {
        return examples.last() == null ? null : examples.last().toString();
    }

    @Override
    public String template() {
        return "setting/rules/preview";
    }
}
