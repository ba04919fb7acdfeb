package dev.muster.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final Ids ids = new Ids();

    /// So many that most share their millisecond with others; in text, UUIDs have the order that PostgreSQL gives them.
    @Test
    void ids_are_in_the_order_in_which_they_were_given() {
        List<String> given =
                Stream.generate(ids::next).limit(100_000).map(UUID::toString).toList();

        assertThat(given).isSorted().doesNotHaveDuplicates();
    }
}
