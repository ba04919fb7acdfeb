package dev.muster.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void T2_SEC_03_a_token_has_a_prefix_a_routing_key_a_secret_and_a_checksum() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Token token = Token.generate("aB3dE6gH", random);

            assertThat(token.text()).matches("muster_aB3dE6gH[0-9A-Za-z]{49}").hasSize(64);
            assertThat(token.routingKey()).isEqualTo("aB3dE6gH");
            assertThat(Token.parse(token.text())).contains(token);
            assertThat(seen.add(token.text())).isTrue();
        }
    }

    @Test
    void T2_one_wrong_character_anywhere_is_found_without_a_look_up() {
        String text = Token.generate("aB3dE6gH", random).text();

        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(Token.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(Token.parse("")).isEmpty();
        assertThat(Token.parse(text + "x")).isEmpty();
        assertThat(Token.parse(text.substring(1))).isEmpty();
        assertThatThrownBy(() -> new Token("muster_")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void T2_a_token_does_not_print_its_secret() {
        Token token = Token.generate("aB3dE6gH", random);

        assertThat(token.toString()).doesNotContain(token.text().substring(7, 60));
        assertThat(token.text()).endsWith(token.hint());
        assertThat(token.hint()).hasSize(4);
        assertThat(token.sha256()).hasSize(32);
    }
}
