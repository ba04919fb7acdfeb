package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredJsonTest {

    @Test
    void TYP_03_numbers_come_out_as_they_went_in() {
        String json = "{\"a\":0.10,\"b\":0.12345678901234567890123456789012,\"c\":12345678901234567890123456789012}";

        assertThat(StoredJson.object(json)).hasToString(json);
    }
}
