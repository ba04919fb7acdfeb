package dev.muster.setting;

import dev.muster.store.PreparedBatch;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The uses of habits in one company. Several nodes add to the same rows.
record HabitStore(Transaction transaction) {

    /// One habit of the client of one setting.
    record Key(UUID setting, Habit habit) {}

    /// A setting that is gone is passed over.
    void add(Map<Key, HabitUses> uses) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into habit_use (company_id, setting_id, habit, uses, last_used_at)
                select company_id, id, :habit, :uses, :at from scim_setting
                where company_id = :company and id = :setting and deleted_at is null
                on conflict (company_id, setting_id, habit) do update
                set uses = habit_use.uses + excluded.uses, last_used_at = greatest(habit_use.last_used_at, excluded.last_used_at)
                """);
        inOneOrder(uses)
                .forEach((key, added) -> batch.bind("company", transaction.company())
                        .bind("setting", key.setting())
                        .bind("habit", key.habit().word())
                        .bind("uses", added.uses())
                        .bind("at", added.lastUsedAt())
                        .add());
        batch.execute();
    }

    /// Nodes that lock the same rows lock them in one order, and never wait for each other in a circle.
    private static Map<Key, HabitUses> inOneOrder(Map<Key, HabitUses> uses) {
        Map<Key, HabitUses> ordered =
                new TreeMap<>(Comparator.comparing(Key::setting).thenComparing(Key::habit));
        ordered.putAll(uses);
        return ordered;
    }

    Map<Habit, HabitUses> of(UUID setting) {
        Map<Habit, HabitUses> uses = new EnumMap<>(Habit.class);
        transaction
                .handle()
                .createQuery("""
                select habit, uses, last_used_at from habit_use where company_id = :company and setting_id = :setting
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .map(row -> Map.entry(
                        row.getString("habit"), new HabitUses(row.getLong("uses"), Timestamps.of(row, "last_used_at"))))
                .forEach(use -> Habit.of(use.getKey()).ifPresent(habit -> uses.put(habit, use.getValue())));
        return uses;
    }
}
