package dev.muster.console.account;

import dev.muster.access.Role;
import dev.muster.activity.Actor;
import dev.muster.company.CompanyId;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What access is given to: a company, or the whole installation.
///
/// @param company null for the installation
/// @param roles that can be given, the most careful first
/// @param base the address of its page
record Realm(Page page, Visitor visitor, @Nullable CompanyId company, List<Role> roles, String base) {

    static Realm ofCompany(Page page, Visitor visitor, CompanyId company) {
        List<Role> roles = List.of(Role.VIEWER, Role.ADMINISTRATOR);
        return new Realm(page.at(Place.ACCESS), visitor, company, roles, page.address(Place.ACCESS));
    }

    static Realm ofInstallation(Page page, Visitor visitor) {
        return new Realm(page.at(Place.OPERATORS), visitor, null, List.of(Role.OPERATOR), Place.OPERATORS.path());
    }

    Actor actor() {
        return visitor.caller().actor();
    }
}
