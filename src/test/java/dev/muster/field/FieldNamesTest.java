package dev.muster.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Cost Center, costCenter",
        "cost_center, costCenter",
        "HR ID, hrId",
        "costCenter, costCenter",
        "Größe, grosse",
        "Отдел, otdel",
        "2nd phone, field2ndPhone",
        "Manager's name, managersName",
        "😀, field",
        "a/b, aB"
    })
    void F3_a_key_is_made_from_the_name(String name, String key) {
        assertThat(FieldNames.key(name, Set.of())).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"Team, team2", "TEAM, team2", "Team!, team2"})
    void F3_a_taken_key_gets_a_number(String name, String key) {
        assertThat(FieldNames.key(name, Set.of("team"))).isEqualTo(key);
    }
}
