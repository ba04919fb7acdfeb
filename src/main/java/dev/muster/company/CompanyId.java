package dev.muster.company;

import java.util.UUID;

/// The tenant's id. Only a gate makes one from credentials; everything behind the gate is bound to it.
public record CompanyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
