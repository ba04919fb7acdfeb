package dev.muster.console.connect;

import dev.muster.console.View;
import dev.muster.setting.Settings;
import dev.muster.traffic.LoggedRequest;
import java.util.List;

/// The page that waits until the identity provider asks for the first time.
///
/// @param address where the page is
/// @param requests what came lately, the newest first
/// @param hasArrived whether anything ever came
public record FirstRequest(String address, Settings.Overview overview, List<LoggedRequest> requests, boolean hasArrived)
        implements View {

    @Override
    public String template() {
        return "connect/firstrequest";
    }

    /// Whether everything that came was refused.
    public boolean isRefused() {
        return !requests.isEmpty() && requests.stream().allMatch(request -> request.status() >= 400);
    }
}
