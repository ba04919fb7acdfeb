package dev.muster.console.company;

import dev.muster.company.Company;
import dev.muster.company.CompanySearch;
import dev.muster.console.Place;
import dev.muster.console.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A page of the list of companies.
///
/// @param search what was asked for
/// @param hasNext whether more of them follow
public record CompanyList(List<CompanyLine> companies, CompanySearch search, boolean hasNext) implements View {

    @Override
    public String template() {
        return "company/list";
    }

    /// Whether there is nothing at all, and not just nothing that fits.
    public boolean isUnused() {
        return companies.isEmpty() && search.text().isEmpty() && search.after() == null;
    }

    public boolean isFirst() {
        return search.after() == null;
    }

    public boolean isSortedByName() {
        return search.order() == CompanySearch.Order.NAME;
    }

    public String order() {
        return search.order().name().toLowerCase(Locale.ROOT);
    }

    /// Where a company begins.
    public String home(Company company) {
        return Place.home(company);
    }

    /// The same list in another order, from its beginning.
    public String sorted(String order) {
        return address(order, null);
    }

    public String first() {
        return address(order(), null);
    }

    public String next() {
        return address(order(), companies.getLast().company().id().toString());
    }

    private String address(String order, @Nullable String after) {
        return "/companies?sort=" + order + "&search=" + URLEncoder.encode(search.text(), StandardCharsets.UTF_8)
                + (after == null ? "" : "&after=" + after);
    }
}
