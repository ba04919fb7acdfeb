package dev.muster.clients;

import static dev.muster.clients.Client.ENTERPRISE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Queries as clients write them, rows F of `docs/clients/habits.md`: those that are a habit.
class QueryHabitRowsTest {

    private final Client client = Client.ofAcme();
    private final String ada = client.posted(
                    "'userName':'ada','externalId':'a-1','emails':[{'type':'work','value':'ada@acme.example'}],'"
                            + ENTERPRISE + "':{'manager':{'value':'m'}}")
            .path("id")
            .asString();
    private final String grace = client.user("grace+1");

    @Test
    void row_F4_email_means_the_values_of_emails() {
        assertThat(client.finds("email Co \"ada@acme\"")).isEqualTo(1);
        assertThat(client.finds("email eq \"grace@acme.example\"")).isZero();
    }

    @Test
    void row_F6_a_comparison_after_the_brackets_holds_for_the_same_element() {
        assertThat(client.finds("emails[type eq \"work\"].value eq \"ada@acme.example\""))
                .isEqualTo(1);
        assertThat(client.finds("emails[type eq \"home\"].value eq \"ada@acme.example\""))
                .isZero();
    }

    @Test
    void row_F7_an_id_and_a_manager_or_member_are_asked_for_in_either_order() {
        String pilots = client.group("Pilots", ada);

        assertThat(client.finds("id eq \"" + ada + "\" and manager eq \"m\"")).isEqualTo(1);
        assertThat(client.finds("manager eq \"m\" and id eq \"" + ada + "\"")).isEqualTo(1);
        assertThat(client.finds("id eq \"" + ada + "\" and manager eq \"n\"")).isZero();
        assertThat(client.read("/Groups?attributes=id&filter=id+eq+%22" + pilots + "%22+and+members+eq+%22" + ada
                                + "%22")
                        .at("/Resources/0")
                        .propertyNames())
                .contains("id")
                .doesNotContain("displayName", "members");
        assertThat(client.read("/Groups?filter=members+eq+%22" + grace + "%22+and+id+eq+%22" + pilots + "%22")
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void row_F8_a_literal_without_quotes_is_text() {
        assertThat(client.finds("userName eq ada")).isEqualTo(1);
        assertThat(client.finds("externalId eq a-1")).isEqualTo(1);
    }
}
