package dev.muster.console.setting.access;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.View;
import dev.muster.console.setting.SettingTab;
import dev.muster.setting.ScimSetting;
import java.util.Locale;

/// The form for a new secret.
public record AccessForm(ScimSetting setting, Kind kind, FilledForm form) implements View {

    /// What is made; the last part of the address of its form.
    public enum Kind {
        /// A token beside the others.
        TOKEN("tokens/new"),
        /// A token instead of the others.
        ROTATION("tokens/rotation"),
        /// An OAuth client.
        CLIENT("oauth-clients/new");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /// As keys of texts name it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String address(Page page, ScimSetting setting) {
            return SettingTab.OVERVIEW.address(page, setting.id()) + "/" + path;
        }
    }

    @Override
    public String template() {
        return "setting/access/form";
    }

    public boolean isRotation() {
        return kind == Kind.ROTATION;
    }
}
