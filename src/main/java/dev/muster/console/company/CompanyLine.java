package dev.muster.console.company;

import dev.muster.company.Company;
import dev.muster.directory.user.PeopleTally;
import dev.muster.traffic.Health;
import org.jspecify.annotations.Nullable;

/// A company as the list of companies shows it.
///
/// @param worst the health of the setting that is worst off; null when there is no setting
public record CompanyLine(
        Company company,
        PeopleTally people,
        int settings,
        @Nullable Health worst) {}
