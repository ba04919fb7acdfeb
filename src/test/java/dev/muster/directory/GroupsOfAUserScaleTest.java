package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.user.ScimUsers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Reading a user with its groups costs what it has, not what the others of its groups have.
class GroupsOfAUserScaleTest {

    private static final int PEOPLE = 21_000;

    @Test
    void a_user_of_a_group_of_20000_is_read_with_its_groups_in_as_many_rows_as_of_a_group_of_10() {
        try (CrowdedCompany acme = new CrowdedCompany(PEOPLE)) {
            UUID small = acme.group(10);
            UUID large = acme.group(20_000);
            ScimUsers users = new ScimUsers(acme.scope, acme.setting);

            long before = acme.touched();
            assertThat(users.read(acme.resource(5), true).groups())
                    .extracting(ScimMembership::groupId)
                    .contains(small, large);
            long ofBoth = acme.touched();
            assertThat(users.read(acme.resource(19_000), true).groups())
                    .extracting(ScimMembership::groupId)
                    .containsExactly(large);
            long ofTheLarge = acme.touched();

            assertThat(List.of(ofBoth - before, ofTheLarge - ofBoth))
                    .allSatisfy(rows -> assertThat(rows).isLessThan(50));
        }
    }
}
