package dev.muster.activity;

import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.store.Database;
import java.time.Clock;

/// Makes the scopes of callers: what a gate needs, so that no door holds the database.
public record Scopes(Database database, Clock clock, Ids ids) {

    public Scope of(CompanyId company, Actor actor) {
        return new Scope(database, company, actor, clock, ids);
    }
}
