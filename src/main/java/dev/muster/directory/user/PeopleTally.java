package dev.muster.directory.user;

import dev.muster.activity.Scope;

/// How many people a company has, counted no further than a list needs.
///
/// @param capped whether there are more than were counted
public record PeopleTally(int count, boolean capped) {

    private static final int MOST = 10_000;

    public static PeopleTally of(Scope scope) {
        long found = scope.change(change -> change.transaction()
                .handle()
                .createQuery("""
                select count(*) from (
                    select 1 from target_user where company_id = :company and status <> 'deleted' limit :most) counted
                """)
                .bind("company", change.transaction().company())
                .bind("most", MOST + 1)
                .mapTo(Long.class)
                .one());
        return new PeopleTally((int) Math.min(found, MOST), found > MOST);
    }
}
