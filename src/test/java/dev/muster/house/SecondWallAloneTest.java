package dev.muster.house;

import dev.muster.house.statement.StatementWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// All of [IsolationTest] again while no statement asks for its company any more: what parts the companies then is
/// row-level security.
class SecondWallAloneTest extends IsolationTest {

    @BeforeAll
    static void without_the_first_wall() {
        StatementWatch.forgetCompanies(true);
    }

    @AfterAll
    static void rebuild() {
        StatementWatch.forgetCompanies(false);
    }
}
