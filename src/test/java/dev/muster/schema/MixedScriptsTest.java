package dev.muster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedScriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0430da", "ad\u0430", "\u03BFmar", "p\u0430ul@acme.example", "ada.dotle\u0455s", "\u0430\u03BF"
            })
    void a_word_of_scripts_that_nobody_writes_together_is_found(String name) {
        assertThat(MixedScripts.areIn(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Zo\u00EB.M\u00FCller-\u0141uk\u0105@acme.example",
                "zoe\u0308",
                "Nguy\u1EC5n V\u0103n A",
                "\u0456\u0432\u0430\u043D@acme.example",
                "\u0418\u0432\u0430\u043D (Ivan)",
                "\u03B1\u03BD\u03BD\u03B1",
                "\u4F50\u85E4\u30BF\u30ED\u30FC",
                "\u4F50\u85E4Taro",
                "\uAE40\u91D1",
                "\u0623\u062D\u0645\u062F",
                "\u05D3\u05D5\u05D3",
                "\u0938\u0940\u0924\u093E",
                "\u0E2A\u0E21\u0E0A\u0E32\u0E22",
                "\uD83D\uDE80ada",
                "o'brien_42",
                ""
            })
    void a_name_that_somebody_may_have_is_not(String name) {
        assertThat(MixedScripts.areIn(name)).isFalse();
    }
}
