package dev.muster.setting;

import dev.muster.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Who waits to have settings of one company alone.
record RightOfWayStore(Transaction transaction) {

    /// What others have left behind, whose time is over, goes by the way.
    void claim(UUID claim, List<UUID> settings, Instant now, Instant end) {
        transaction
                .handle()
                .createUpdate("delete from right_of_way where company_id = :company and ends_at < :now")
                .bind("company", transaction.company())
                .bind("now", now)
                .execute();
        transaction
                .handle()
                .createUpdate("""
                insert into right_of_way (company_id, setting_id, id, ends_at)
                select company_id, id, :claim, :end from scim_setting
                where company_id = :company and id = any(:settings) and deleted_at is null
                """)
                .bind("company", transaction.company())
                .bind("claim", claim)
                .bind("end", end)
                .bindArray("settings", UUID.class, settings.toArray())
                .execute();
    }

    void release(UUID claim, List<UUID> settings) {
        transaction
                .handle()
                .createUpdate("""
                delete from right_of_way where company_id = :company and setting_id = any(:settings) and id = :claim
                """)
                .bind("company", transaction.company())
                .bind("claim", claim)
                .bindArray("settings", UUID.class, settings.toArray())
                .execute();
    }
}
