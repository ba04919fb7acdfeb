package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

    @Test
    void FLT_44_plus_and_20_are_a_space_and_2B_is_a_plus() {
        assertThat(QueryString.parse("filter=userName+eq%20%22a%2Bb%22"))
                .containsEntry("filter", List.of("userName eq \"a+b\""));
    }

    @Test
    void row_F10_a_trailing_ampersand_and_a_flag_without_a_value_do_no_harm() {
        assertThat(QueryString.parse("aadOptscim062020&count=1&"))
                .containsEntry("aadOptscim062020", List.of(""))
                .containsEntry("count", List.of("1"))
                .hasSize(2);
    }

    @Test
    void characters_beyond_the_first_plane_arrive_whole() {
        assertThat(QueryString.parse("q=%F0%9F%9A%80")).containsEntry("q", List.of("\uD83D\uDE80"));
    }

    @Test
    void characters_that_nobody_encoded_arrive_as_they_are() {
        assertThat(QueryString.parse("q=\u0430d\u00E9")).containsEntry("q", List.of("\u0430d\u00E9"));
        assertThat(QueryString.parse("q=\u0430d\u00E9".getBytes(StandardCharsets.UTF_8)))
                .containsEntry("q", List.of("\u0430d\u00E9"));
    }

    @Test
    void bytes_that_are_no_text_are_refused_and_never_replaced() {
        assertThatThrownBy(() -> QueryString.parse(new byte[] {'q', '=', (byte) 0xff}))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=%zz", "filter=%", "filter=%C3", "filter=%ED%A0%80", "filter=%+1", "filter=\uFFFD"})
    void row_F14_what_cannot_be_decoded_is_refused_and_never_dropped(String query) {
        assertThatThrownBy(() -> QueryString.parse(query)).isInstanceOf(Refused.class);
    }
}
