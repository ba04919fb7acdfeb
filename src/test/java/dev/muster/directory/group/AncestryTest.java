package dev.muster.directory.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is in which group through others, as what it is: a function of pairs, and of nothing else.
class AncestryTest {

    private static final UUID ADA = id(1);

    private final Ancestry ancestry = new Ancestry();

    @Test
    void G1_groups_are_found_through_groups_the_nearest_first() {
        add(ADA, 30);
        add(id(30), 20);
        add(id(20), 10);

        assertThat(above()).containsExactly("30", "20", "10");
        assertThat(between(10)).containsExactly("30", "20");
        assertThat(between(30)).isEmpty();
    }

    @Test
    void G1_of_many_ways_one_of_the_shortest_is_told() {
        add(ADA, 10);
        add(ADA, 20);
        add(id(10), 30);
        add(id(30), 40);
        add(id(20), 40);

        assertThat(above()).containsExactly("10", "20", "30", "40");
        assertThat(between(40)).containsExactly("20");
    }

    @Test
    void G1_a_circle_ends_where_it_began() {
        add(ADA, 10);
        add(id(10), 20);
        add(id(20), 10);
        add(id(20), 20);

        assertThat(above()).containsExactly("10", "20");
        assertThat(between(20)).containsExactly("10");
        assertThat(between(10)).isEmpty();
    }

    @Test
    void G1_a_ladder_of_ten_thousand_groups_with_more_ways_than_can_be_counted_is_no_matter() {
        int rungs = 5_000;
        add(ADA, 2);
        for (int rung = 1; rung < rungs; rung++) {
            for (int side = 0; side < 2; side++) {
                add(id(2 * rung + side), 2 * rung + 2);
                add(id(2 * rung + side), 2 * rung + 3);
            }
        }

        assertThat(above()).hasSize(2 * rungs - 1);
        assertThat(between(2 * rungs)).hasSize(rungs - 1);
    }

    @Test
    void G1_who_is_in_no_group_is_in_none() {
        add(id(2), 10);

        assertThat(above()).isEmpty();
    }

    private void add(UUID member, int group) {
        ancestry.add(member, new Ancestry.Group(id(group), String.valueOf(group)));
    }

    private List<String> above() {
        return names(ancestry.above(ADA));
    }

    private List<String> between(int group) {
        return names(ancestry.between(ADA, id(group)));
    }

    private static List<String> names(List<Ancestry.Group> groups) {
        List<String> names = new ArrayList<>();
        groups.forEach(group -> names.add(group.name()));
        return names;
    }

    private static UUID id(long number) {
        return new UUID(0, number);
    }
}
