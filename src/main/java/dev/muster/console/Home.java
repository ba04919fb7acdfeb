package dev.muster.console;

import dev.muster.company.Company;
import java.util.List;

/// The companies that are open to somebody who is no operator: several, or none.
public record Home(List<Company> companies) implements View {
    @Override
    public String template() {
        return "home";
    }

    /// Where a company begins.
    public String address(Company company) {
        return Place.home(company);
    }
}
