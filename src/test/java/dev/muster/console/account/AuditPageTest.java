package dev.muster.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What administrators did in a company, by the names of what they did it to.
class AuditPageTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final String base = "/companies/" + acme.id();

    @Test
    void what_something_was_done_to_is_named_and_linked_as_long_as_it_is_there() {
        String pilots = acme.group("Pilots");
        String ada = acme.hires("Ada", "Lovelace");
        acme.setting("{\"name\": \"Entra ID\"}");

        assertThat(audit())
                .contains(
                        link("/target-groups/" + pilots, "Pilots"),
                        link("/target-users/" + ada, "Ada Lovelace"),
                        ">Entra ID</a>");
        acme.api().delete("/target-groups/" + pilots);

        assertThat(audit()).doesNotContain(link("/target-groups/" + pilots, "Pilots"));
    }

    private String audit() {
        return new Http(TestConsole.url(), Map.of()).get(base + "/audit").text();
    }

    private String link(String path, String name) {
        return "<a href=\"" + base + path + "\">" + name + "</a>";
    }
}
