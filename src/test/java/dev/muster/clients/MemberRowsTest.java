package dev.muster.clients;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.setting.Dialect;
import dev.muster.testing.Answer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Members of groups as clients write them, rows M of `docs/clients/habits.md`: those that hold in every
/// setting, a strict one too.
@ParameterizedClass
@EnumSource(Dialect.Reading.class)
class MemberRowsTest {

    private final Client client;
    private final String ada;
    private final String grace;
    private final String pilots;

    MemberRowsTest(Dialect.Reading reading) {
        client = Client.ofAcme(reading);
        ada = client.user("ada");
        grace = client.user("grace");
        pilots = client.group("Pilots", ada, grace);
    }

    @Test
    void row_M1_remove_with_a_value_removes_those_alone() {
        client.patchesGroup(pilots, "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'" + ada + "'}]}");

        assertThat(client.members(pilots)).containsExactly(grace);
    }

    @Test
    void row_M2_remove_with_a_filter_removes_that_one() {
        client.patchesGroup(pilots, "{'op':'remove','path':'members[value eq `" + ada + "`]'}");

        assertThat(client.members(pilots)).containsExactly(grace);
    }

    @Test
    void row_M3_remove_without_a_value_empties_the_group() {
        client.patchesGroup(pilots, "{'op':'remove','path':'members'}");

        assertThat(client.members(pilots)).isEmpty();
    }

    @Test
    void row_M4_replace_with_an_empty_list_empties_the_group_and_without_a_list_changes_nothing() {
        Answer refused = client.patching("/Groups/" + pilots, "{'op':'replace','path':'members'}");
        List<String> kept = client.members(pilots);
        client.patchesGroup(pilots, "{'op':'replace','path':'members','value':[]}");
        List<String> emptied = client.members(pilots);
        client.patchesGroup(pilots, "{'op':'add','path':'members','value':[{'value':'" + ada + "'}]}");
        client.patchesGroup(pilots, "{'op':'replace','value':{'members':[]}}");

        assertThat(refused).isRefused(400, "invalidValue");
        assertThat(kept).containsExactlyInAnyOrder(ada, grace);
        assertThat(emptied).isEmpty();
        assertThat(client.members(pilots)).isEmpty();
    }

    @Test
    void row_M5_adding_who_is_a_member_succeeds_and_doubles_nobody() {
        client.patchesGroup(pilots, "{'op':'Add','path':'members','value':[{'value':'" + ada + "'}]}");

        assertThat(client.members(pilots)).containsExactlyInAnyOrder(ada, grace);
    }

    @Test
    void row_M6_removing_who_is_no_member_succeeds() {
        String remove = "{'op':'remove','path':'members[value eq `" + ada + "`]'}";
        client.patchesGroup(pilots, remove);

        client.patchesGroup(pilots, remove);

        assertThat(client.members(pilots)).containsExactly(grace);
    }

    @Test
    void row_M7_removals_and_additions_of_one_request_happen_in_order() {
        String linus = client.user("linus");

        client.patchesGroup(
                pilots,
                "{'op':'remove','path':'members[value eq `" + ada + "`]'}",
                "{'op':'add','path':'members','value':[{'value':'" + linus + "'}]}",
                "{'op':'remove','path':'members[value eq `" + grace + "`]'}",
                "{'op':'add','path':'members','value':[{'value':'" + ada + "'}]}");

        assertThat(client.members(pilots)).containsExactlyInAnyOrder(ada, linus);
    }

    @Test
    void row_M8_many_operations_of_one_request_happen_all_or_none() {
        String linus = client.user("linus");
        String add = "{'op':'add','path':'members','value':[{'value':'%s'}]}";

        Answer refused = client.patching(
                "/Groups/" + pilots, add.formatted(linus), "{'op':'replace','path':'displayName','value':7}");
        List<String> before = client.members(pilots);
        client.patchesGroup(pilots, "{'op':'remove','path':'members'}", add.formatted(linus), add.formatted(ada));

        assertThat(refused).isRefused(400);
        assertThat(before).containsExactlyInAnyOrder(ada, grace);
        assertThat(client.members(pilots)).containsExactlyInAnyOrder(ada, linus);
    }

    @Test
    void row_M9_a_member_counts_by_its_id_whatever_else_is_said() {
        String linus = client.user("linus");

        client.patchesGroup(
                pilots,
                "{'op':'add','path':'members','value':[{'value':'" + linus + "','$ref':'../Users/x','display':'X'}]}",
                "{'op':'add','path':'members','value':[{'value':'" + linus + "','$ref':null}]}");

        assertThat(client.members(pilots)).containsExactlyInAnyOrder(ada, grace, linus);
        assertThat(client.read("/Groups/" + pilots).path("members").toString())
                .contains("\"type\":\"User\"")
                .doesNotContain("../Users/x");
    }

    @Test
    void row_M11_additions_at_the_same_moment_are_all_kept() throws InterruptedException, ExecutionException {
        List<String> crew =
                IntStream.range(0, 8).mapToObj(i -> client.user("crew" + i)).toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = crew.stream()
                    .<Future<?>>map(one -> threads.submit(() -> client.patchesGroup(
                            pilots, "{'op':'Add','path':'members','value':[{'value':'" + one + "'}]}")))
                    .toList();
            for (Future<?> one : sent) {
                one.get();
            }
        }

        assertThat(client.members(pilots)).hasSize(10).containsAll(crew);
    }

    @Test
    void row_M12_an_inactive_user_stays_a_member() {
        client.patched(ada, "{'op':'Replace','path':'active','value':false}");

        assertThat(client.members(pilots)).containsExactlyInAnyOrder(ada, grace);
    }

    @Test
    void row_M13_a_group_is_a_member_and_is_marked_as_one() {
        String all = client.group("All pilots");

        client.patchesGroup(all, "{'op':'Add','path':'members','value':[{'value':'" + pilots + "'}]}");

        assertThat(client.read("/Groups/" + all).at("/members/0/type").asString())
                .isEqualTo("Group");
        assertThat(client.members(all)).containsExactly(pilots);
    }
}
