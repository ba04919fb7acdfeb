package dev.muster.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({"ADA,ada", "Straße,STRASSE", "é,e\u0301", "Ἀ,ἀ", "ΣΊΣΥΦΟΣ,σίσυφος", "İ,i\u0307", "K,k", "ﬀ,FF"})
    void I18_05_text_that_differs_in_case_or_composition_is_equal(String one, String other) {
        assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
    }

    @Test
    void I18_05_a_dotless_i_is_another_letter() {
        assertThat(Folding.fold("ı")).isNotEqualTo(Folding.fold("I"));
    }

    @Test
    void folding_twice_changes_nothing_for_any_code_point() {
        codePoints().forEach(c -> {
            String folded = Folding.fold(Character.toString(c));
            assertThat(Folding.fold(folded)).as("U+%04X", c).isEqualTo(folded);
        });
    }

    @Test
    void I18_03_mapping_a_user_name_twice_changes_nothing_for_any_code_point() {
        codePoints().forEach(c -> {
            String mapped = UserNameKey.mapped("a" + Character.toString(c));
            assertThat(UserNameKey.mapped(mapped)).as("U+%04X", c).isEqualTo(mapped);
        });
    }

    @ParameterizedTest
    @CsvSource({"ADA,ada", "Ａｄａ,ada", "e\u0301va,ÉVA", "ｶﾞ,ガ", "ada lovelace,Ada\u3000Lovelace"})
    void I18_03_variants_of_one_user_name_have_one_key(String one, String other) {
        assertThat(UserNameKey.of(one)).isEqualTo(UserNameKey.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@acme.example",
                "ada lovelace",
                "👩‍💻",
                "👩🏽‍💻 ❤️",
                "1️⃣",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0915\u094d\u200d\u0937",
                "\u1100\u1161\u11a8",
                "ada  lovelace",
                "🇳🇱",
                "o'neill",
                "дарья",
                "דוד@acme.example",
                "السيد"
            })
    void a_user_name_of_any_script_is_allowed(String userName) {
        assertThat(UserNameKey.of(userName).value()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "a\u0000",
                "a\tb",
                "a\u007f",
                "a\u202eb",
                "a\u200fb",
                "a\u2066b",
                "a\u0378",
                "a\ufeff",
                "\ufeffada",
                "a\u00adb",
                "a\u200bb",
                "a\u200cb",
                "a\u200db",
                "a\u2060b",
                "a\u034fb",
                "a\ufe0f",
                "1\ufe0f",
                "\u115fa",
                "\u3164",
                "\u1113\u1161",
                "a\udb40\udc61",
                " ada",
                "ada ",
                "\u3000ada",
                "ada\u00a0",
                "a\uffff",
                "a\ud800",
                "a\ue000",
                "a\u2028",
                "abcאבג",
                "אבגabc",
                "א1\u0661"
            })
    void I18_04_a_user_name_with_forbidden_code_points_is_refused(String userName) {
        assertThatThrownBy(() -> UserNameKey.of(userName))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.InvalidValue.class,
                                        invalid -> assertThat(invalid.field()).isEqualTo("userName")));
    }

    @Test
    void a_user_name_longer_than_an_index_entry_is_refused() {
        assertThat(UserNameKey.of("x".repeat(512)).value()).hasSize(512);
        assertThatThrownBy(() -> UserNameKey.of("x".repeat(513))).isInstanceOf(Refused.class);
    }

    private static IntStream codePoints() {
        return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }
}
