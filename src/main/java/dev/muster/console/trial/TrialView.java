package dev.muster.console.trial;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.View;
import dev.muster.setting.IdentityProvider;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it stands with trial runs of a setting.
///
/// @param trial the one that goes on at this node, or its last one
/// @param isElsewhere whether another node carries out a trial, or a restart has cut one off within the last hour
/// @param isLeft whether example people or groups are there though no trial goes on here
/// @param isForgotten whether a trial was asked for that is not known here any more
public record TrialView(
        Settings.Overview overview,
        @Nullable Trial trial,
        boolean isElsewhere,
        boolean isLeft,
        boolean isForgotten,
        FilledForm form)
        implements View {

    @Override
    public String template() {
        return "trial/trial";
    }

    public ScimSetting setting() {
        return overview.setting();
    }

    public static String address(Page page, ScimSetting setting) {
        return page.address(Place.SCIM_SETTINGS) + "/" + setting.id() + "/trial";
    }

    public String address(Page page) {
        return address(page, setting());
    }

    public static List<IdentityProvider> providers() {
        return Arrays.stream(IdentityProvider.values())
                .filter(provider -> provider != IdentityProvider.GENERIC)
                .toList();
    }

    public boolean isGoingOn() {
        return trial != null && trial.isGoingOn();
    }

    public boolean hasPeople() {
        return overview.people() > 0;
    }

    public boolean mayStart() {
        return !isGoingOn() && !isElsewhere && !isLeft && !hasPeople();
    }

    public int percent() {
        return trial != null && trial.state() instanceof Trial.State.Playing(int done, int total) && total > 0
                ? 100 * done / total
                : 0;
    }

    /// What is read out to those who do not see the bar: not every percent.
    public String said(Page page) {
        if (trial == null) {
            return "";
        }
        return switch (trial.state()) {
            case Trial.State.Playing _ -> page.text("job.said", percent() / 10 * 10);
            case Trial.State.CleaningUp _ -> page.text("trial.cleaning");
            case Trial.State.Ended(TrialReport report) ->
                page.text(report.isAsExpected() ? "trial.good" : "trial.differs");
            case Trial.State.Stopped _ -> page.text("trial.stopped");
            case Trial.State.LeftBehind _ -> page.text("trial.left");
        };
    }
}
