package dev.muster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:00, 0",
        "1970-01-01T02:00:00+02:00, 0",
        "1969-12-31T19:00:00-05:00, 0",
        "1970-01-01T24:00:00Z, 86400",
        "1970-01-01T00:00:00.000000000001Z, 0.000000000001",
        "1969-12-31T23:59:59.5Z, -0.5",
        "2011-05-13T04:42:34Z, 1305261754",
        "12026-01-01T00:00:00Z, 317336745600",
    })
    void TYP_06_a_date_time_is_an_instant(String text, BigDecimal seconds) {
        assertThat(DateTime.epochSeconds(text))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-01",
                "2024-01-01T00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-02-30T00:00:00Z",
                "2024-01-01T24:00:01Z",
                "2024-01-01T25:00:00Z",
                "2024-01-01T00:00:00+15:00",
                "2024-01-01 00:00:00Z",
                "02024-01-01T00:00:00Z",
                "yesterday"
            })
    void TYP_05_anything_else_is_none(String text) {
        assertThat(DateTime.epochSeconds(text)).isEmpty();
    }
}
