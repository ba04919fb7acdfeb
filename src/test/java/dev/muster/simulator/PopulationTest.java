package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void the_same_seed_makes_the_same_organisation() {
        Organisation once = Population.of(7, 200, 20, "acme.example");
        Organisation again = Population.of(7, 200, 20, "acme.example");
        Organisation other = Population.of(8, 200, 20, "acme.example");

        assertThat(once).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void everybody_and_every_group_can_be_told_apart() {
        Organisation organisation = Population.of(7, 5000, 50, "acme.example");

        assertThat(organisation.people())
                .extracting(Person::userName)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z]+[0-9]*@acme\\.example"));
        assertThat(organisation.people()).extracting(Person::externalId).doesNotHaveDuplicates();
        assertThat(organisation.teams())
                .extracting(Team::displayName)
                .hasSize(50)
                .doesNotHaveDuplicates();
        assertThat(organisation.teams())
                .allSatisfy(team -> assertThat(team.members()).doesNotHaveDuplicates());
    }

    @Test
    void people_are_as_in_real_directories() {
        Organisation organisation = Population.of(7, 200, 20, "acme.example");

        assertThat(organisation.people()).anyMatch(person -> person.department().isEmpty());
        assertThat(organisation.people()).anyMatch(person -> !person.active());
        assertThat(organisation.people()).anyMatch(person -> person.familyName().contains("'"));
        assertThat(organisation.people())
                .extracting(
                        person -> Character.UnicodeScript.of(person.familyName().codePointAt(0)))
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HANGUL);
        assertThat(organisation.memberships()).isEqualTo(400);
    }
}
