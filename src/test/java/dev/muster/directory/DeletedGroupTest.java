package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.group.TargetGroups;
import dev.muster.directory.removal.GroupDeletion;
import dev.muster.directory.user.People;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.Person;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A group that has more members than can leave it at once.
class DeletedGroupTest {

    private static final int PEOPLE = 2_100;

    private final CrowdedCompany acme = new CrowdedCompany(PEOPLE);
    private final TargetGroups groups = new TargetGroups(acme.scope);
    private final Jobs jobs = new Jobs(company -> {});

    @AfterEach
    void leave() {
        acme.close();
    }

    @Test
    void G6_a_large_group_is_gone_at_once_and_its_people_leave_it_by_a_job() {
        UUID everyone = groups.create(new GroupName("Everyone")).id();
        List<UUID> people = people();
        groups.addByHand(everyone, people);

        Job job = groups.delete(everyone, jobs).orElseThrow();

        assertThat(job.total()).isBetween(1L, PEOPLE - 1L);
        assertThat(groups.page(new UUID(0, 0), 10)).isEmpty();
        assertThat(groups.groupsOf(people)).isEqualTo(Map.of());
        assertThat(new People(acme.scope).page(inGroup(everyone), new UUID(0, 0), 10))
                .isEmpty();
        assertThatThrownBy(() -> groups.create(new GroupName("everyone")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Unavailable.class));
        GroupDeletion deletion = new GroupDeletion(acme.scope.database());
        assertThat(deletion.batch(acme.scope.company(), job)).isInstanceOf(Handler.Step.More.class);
        assertThat(deletion.batch(acme.scope.company(), job)).isInstanceOf(Handler.Step.Finished.class);
        TargetGroup again = groups.create(new GroupName("everyone"));
        assertThat(again.id()).isEqualTo(everyone);
        assertThat(again.memberCount()).isZero();
    }

    @Test
    void G6_a_small_group_needs_no_job() {
        UUID few = groups.create(new GroupName("Few")).id();
        groups.addByHand(few, people().subList(0, 10));

        assertThat(groups.delete(few, jobs)).isEmpty();

        assertThat(groups.create(new GroupName("few")).id()).isEqualTo(few);
    }

    private static PeopleQuery inGroup(UUID group) {
        return new PeopleQuery(null, null, group, null, Map.of());
    }

    private List<UUID> people() {
        return new People(acme.scope)
                .page(PeopleQuery.everybody(), new UUID(0, 0), PEOPLE).stream()
                        .map(Person::id)
                        .toList();
    }
}
