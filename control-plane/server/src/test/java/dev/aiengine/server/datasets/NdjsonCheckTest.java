package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonCheckTest {

    @Test
    void everyLineThatIsNotBlankIsARow() {
        assertThat(check("{\"a\":1}\r\n\n  \n{\"a\":2,\"b\":[{\"c\":null}]}").rows())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\":2 ~ line 2 is not valid JSON at column",
                "[1,2] ~ line 2 is not a JSON object",
                "\"x\" ~ line 2 is not a JSON object",
                "{\"a\":1} {\"a\":2} ~ line 2 has something after its object",
                "{\"a\":1,\"a\":2} ~ line 2 is not valid JSON",
                "{\"A\":1} ~ line 2 has a field \"A\" where lines before have \"a\"",
                "{\"\":1} ~ line 2 has a field without a name",
                "{\"a\":NaN} ~ line 2 is not valid JSON",
            })
    void aLineThatIsNoObjectIsNamed(String line, String message) {
        assertRefused("{\"a\":1}\n" + line + "\n{\"a\":3}\n", message);
    }

    @Test
    void asManyFieldsAsTheLimitAreTakenAndOneMoreIsNot() {
        assertThat(check("{\"a\":1,\"b\":2}\n{\"c\":1}\n").rows()).isEqualTo(2);
        assertRefused(
                "{\"a\":1,\"b\":2}\n{\"c\":1,\"d\":1}\n", "line 2 has a field \"d\" that makes more columns than the");
    }

    @Test
    void aLineAsLongAsTheLimitIsTakenAndALongerOneIsNot() {
        String line = "{\"a\":\"" + "x".repeat(42) + "\"}";
        assertThat(check(line + "\n").rows()).isEqualTo(1);
        assertRefused(line + " \n", "line 1 is longer than 50 bytes");
    }

    @Test
    void nothingIsRefused() {
        assertRefused("", "is empty");
        assertRefused("\n \n", "is empty");
        assertRefused("{}\n{}\n", "has objects without fields only");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> check(text)).hasMessageContaining(message);
    }

    private static NdjsonCheck check(String text) {
        NdjsonCheck check = new NdjsonCheck(CsvCheckTest.LIMITS);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        check.accept(bytes, bytes.length);
        check.end();
        return check;
    }
}
