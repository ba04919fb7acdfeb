package dev.muster.console.setting.log;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.View;
import dev.muster.console.setting.SettingTab;
import dev.muster.directory.user.Person;
import dev.muster.setting.ScimSetting;
import dev.muster.traffic.LoggedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the log.
///
/// @param person whom the requests are about; null for everybody
/// @param form the filter, as it was typed
public record LogView(
        ScimSetting setting,
        List<LoggedRequest> requests,
        Outcome outcome,
        @Nullable Person person,
        FilledForm form,
        boolean isFirst,
        boolean hasNext)
        implements View {

    @Override
    public String template() {
        return "setting/log/list";
    }

    public boolean isFiltered() {
        return outcome != Outcome.ALL || person != null || form.isWrong();
    }

    public String first(Page page) {
        return address(page, outcome, person);
    }

    public String next(Page page) {
        return first(page) + "&before=" + requests.getLast().id();
    }

    /// The same without a person.
    public String ofEverybody(Page page) {
        return address(page, outcome, null);
    }

    private String address(Page page, Outcome wanted, @Nullable Person who) {
        return SettingTab.REQUESTS.address(page, setting.id()) + "?outcome=" + wanted.word()
                + (who == null ? "" : "&person=" + who.id());
    }
}
