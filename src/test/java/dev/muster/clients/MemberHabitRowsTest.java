package dev.muster.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Members of groups as clients write them, rows M of `docs/clients/habits.md`: those that are a habit.
class MemberHabitRowsTest {

    private final Client client = Client.ofAcme();
    private final String ada = client.user("ada");
    private final String grace = client.user("grace");
    private final String pilots = client.group("Pilots", ada, grace);

    @Test
    void row_M1_remove_with_a_value_removes_those_elements_of_other_attributes_alone() {
        String linus = client.posted(
                        "'userName':'linus','emails':[{'value':'a@acme.example'},{'value':'b@acme.example'}]")
                .path("id")
                .asString();

        client.patched(linus, "{'op':'Remove','path':'emails','value':[{'value':'a@acme.example'}]}");

        assertThat(client.read("/Users/" + linus).path("emails").toString())
                .isEqualTo("[{\"value\":\"b@acme.example\"}]");
    }

    @Test
    void row_M10_an_unknown_member_is_passed_over() {
        String linus = client.user("linus");

        client.patchesGroup(
                pilots,
                "{'op':'add','path':'members','value':[{'value':'" + UUID.randomUUID()
                        + "'},{'value':'00u1'},{'value':'" + linus + "'}]}");

        assertThat(client.members(pilots)).containsExactlyInAnyOrder(ada, grace, linus);
    }
}
