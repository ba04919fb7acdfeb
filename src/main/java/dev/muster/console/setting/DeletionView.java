package dev.muster.console.setting;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.Arrays;
import java.util.List;

/// The form for the deletion of a setting.
public record DeletionView(Settings.Overview overview, FilledForm form) implements View {

    @Override
    public String template() {
        return "setting/deletion/form";
    }

    public ScimSetting setting() {
        return overview.setting();
    }

    /// What may become of its people, as the form and the texts name it.
    public static List<String> choices() {
        return Arrays.stream(Settings.Leaving.values()).map(DeletionPages::word).toList();
    }
}
