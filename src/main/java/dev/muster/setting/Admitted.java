package dev.muster.setting;

import dev.muster.company.CompanyId;
import java.util.UUID;

/// What a valid token says: the company and the setting that the client works for, and how it is to be treated.
///
/// @param trial whether it is a trial run's, of which nothing is noted: the setting's own client did not do it
public record Admitted(CompanyId company, UUID setting, UUID token, Dialect dialect, Rate rate, boolean trial) {}
