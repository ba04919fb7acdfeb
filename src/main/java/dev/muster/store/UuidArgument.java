package dev.muster.store;

import java.sql.Types;
import java.util.UUID;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// Binds ids. Jdbi's own binding sends a null id as text, which PostgreSQL does not put into a uuid column.
final class UuidArgument extends AbstractArgumentFactory<UUID> {

    UuidArgument() {
        super(Types.OTHER);
    }

    @Override
    protected Argument build(UUID value, ConfigRegistry config) {
        return (position, statement, context) -> statement.setObject(position, value);
    }
}
