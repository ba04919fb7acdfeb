package dev.muster.console.guide;

import dev.muster.console.View;
import dev.muster.setting.IdentityProvider;
import dev.muster.setting.ScimSetting;
import java.util.List;

/// How a setting's identity provider is set up, step by step. The words of a step are `guide.`, the provider's word,
/// and the step's number.
///
/// @param provider whose words are used
/// @param read what Muster reads: field by field the attribute that must be sent
public record Guide(ScimSetting setting, IdentityProvider provider, List<Step> steps, List<Read> read) implements View {

    /// @param number counted from 1
    /// @param pastes what is to be pasted in this step
    public record Step(int number, List<Paste> pastes) {}

    /// @param key of its name at the provider, in the texts
    public record Paste(String key, String value) {}

    /// A field and the attributes that fill it; the first that has a value counts.
    public record Read(String field, List<String> paths) {}

    @Override
    public String template() {
        return "guide/guide";
    }

    /// The beginning of the keys of a step's words.
    public String key(Step step) {
        return "guide." + provider.word() + "." + step.number();
    }
}
