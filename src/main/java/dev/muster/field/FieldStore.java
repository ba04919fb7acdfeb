package dev.muster.field;

import dev.muster.store.Later;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The fields of one company.
public record FieldStore(Transaction transaction) {

    /// All fields, those that are switched off too, in their order.
    public List<Field> all() {
        return allLater().get();
    }

    public Later<List<Field>> allLater() {
        return transaction
                .handle()
                .createQuery("""
                select id, key, name, type, standard, required, active, position
                from field where company_id = :company order by position, key
                """)
                .bind("company", transaction.company())
                .map(FieldStore::field)
                .listLater();
    }

    public Optional<Field> read(UUID id) {
        return all().stream().filter(field -> field.id().equals(id)).findFirst();
    }

    public void insert(Field field, String nameKey, Instant now) {
        transaction
                .handle()
                .createUpdate("""
                insert into field (company_id, id, key, name, name_key, type, standard, required, active, position, created_at)
                values (:company, :id, :key, :name, :nameKey, :type, :standard, :required, :active, :position, :now)
                """)
                .bind("company", transaction.company())
                .bind("id", field.id())
                .bind("key", field.key())
                .bind("name", field.name())
                .bind("nameKey", nameKey)
                .bind("type", field.type().word())
                .bind("standard", field.standard())
                .bind("required", field.required())
                .bind("active", field.active())
                .bind("position", field.order())
                .bind("now", now)
                .execute();
    }

    public void update(Field field, String nameKey) {
        transaction
                .handle()
                .createUpdate("""
                update field set name = :name, name_key = :nameKey, required = :required, active = :active, position = :position
                where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bind("id", field.id())
                .bind("name", field.name())
                .bind("nameKey", nameKey)
                .bind("required", field.required())
                .bind("active", field.active())
                .bind("position", field.order())
                .execute();
    }

    public void delete(UUID id) {
        transaction
                .handle()
                .createUpdate("delete from field where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .execute();
    }

    boolean anyPeople() {
        return transaction
                .handle()
                .createQuery("select exists (select 1 from target_user where company_id = :company)")
                .bind("company", transaction.company())
                .mapTo(Boolean.class)
                .one();
    }

    long countPeople() {
        return transaction
                .handle()
                .createQuery("select count(*) from target_user where company_id = :company")
                .bind("company", transaction.company())
                .mapTo(Long.class)
                .one();
    }

    private static Field field(ResultSet row) throws SQLException {
        return new Field(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("name"),
                FieldType.of(row.getString("type")).orElseThrow(),
                row.getBoolean("standard"),
                row.getBoolean("required"),
                row.getBoolean("active"),
                row.getInt("position"));
    }
}
