package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// All of [IsolationTest] again in a database whose row-level security is switched off: what parts the companies then
/// is that each statement names its company.
class FirstWallAloneTest extends IsolationTest {

    @BeforeAll
    static void without_the_second_wall() {
        Walls.breakTheSecond(server.database());
    }

    @Test
    void the_second_wall_is_down() {
        Sql application = new Sql(server.database());

        assertThat(application.count(acme.company().id(), "target_user"))
                .isEqualTo(new Sql(TestPostgres.asSuperuser(server.database())).count("", "target_user"))
                .isGreaterThan(application
                        .texts("select id from target_user where company_id = '%s'"
                                .formatted(acme.company().id()))
                        .size());
    }
}
