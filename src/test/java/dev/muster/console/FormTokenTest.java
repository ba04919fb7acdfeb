package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FormTokenTest {

    private final FormToken ada = new FormToken("the session of Ada");
    private final SecureRandom random = new SecureRandom();

    @Test
    void a_page_shows_another_text_each_time_and_each_of_them_is_known() {
        String one = ada.masked(random);
        String other = ada.masked(random);

        assertThat(one).isNotEqualTo(other);
        assertThat(ada.isIn(one)).isTrue();
        assertThat(ada.isIn(other)).isTrue();
    }

    @Test
    void the_token_of_another_session_and_nonsense_are_not_known() {
        String graces = new FormToken("the session of Grace").masked(random);

        assertThat(ada.isIn(graces)).isFalse();
        assertThat(ada.isIn("")).isFalse();
        assertThat(ada.isIn("not base64 !")).isFalse();
        assertThat(ada.isIn(Base64.getUrlEncoder().encodeToString(new byte[64])))
                .isFalse();
    }
}
