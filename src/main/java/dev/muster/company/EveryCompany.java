package dev.muster.company;

import dev.muster.store.Database;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The companies of the installation, one after the other: background work goes company by company, and never
/// holds the list of them.
public record EveryCompany(Database database) {

    private static final int AT_ONCE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// Visits the companies in the order of their ids, deleted ones too: their rows are still to be erased.
    ///
    /// @param stopped asked before each of them; nobody is visited any more when it holds
    public void visit(BooleanSupplier stopped, Consumer<CompanyId> visitor) {
        UUID after = BEFORE_ALL;
        List<CompanyId> page;
        do {
            page = page(after);
            for (CompanyId company : page) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                visitor.accept(company);
                after = company.value();
            }
        } while (page.size() == AT_ONCE);
    }

    private List<CompanyId> page(UUID after) {
        return database.acrossCompanies(handle -> new CompanyStore(handle).everyId(after, AT_ONCE));
    }
}
