package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import org.junit.jupiter.api.Test;

class AddressByHandTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void L9_an_address_given_by_hand_is_nobody_elses_whatever_its_case() {
        acme.byDepartment().creates(user("ada"));
        String grace = hired("grace@acme.example").id();

        assertThat(hired("ADA@acme.example")).isProblem(409);
        assertThat(hired("grace@ACME.example")).isProblem(409);
        assertThat(acme.api().patch("/target-users/" + grace, "{\"email\": \"ada@acme.example\"}"))
                .isProblem(409);
        assertThat(hired("linus@acme.example")).hasStatus(201);
    }

    @Test
    void L9_the_same_address_may_be_used_in_another_company() {
        acme.byDepartment().creates(user("ada"));

        Answer other = TestCompany.named("Globex").api().post("/target-users", "{\"email\": \"ada@acme.example\"}");

        assertThat(other).hasStatus(201);
    }

    private Answer hired(String address) {
        return acme.api().post("/target-users", "{\"email\": \"" + address + "\"}");
    }
}
