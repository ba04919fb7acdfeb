package dev.muster.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Closes connections to a server that takes no writes any more (25006): it was the primary once, and would stay
/// in the pool as long as it lives.
public final class Demoted implements SQLExceptionOverride {

    @java.lang.Override // the interface has a type of that name
    public Override adjudicate(SQLException exception) {
        return "25006".equals(exception.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
