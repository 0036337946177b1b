package dev.aiengine.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void whatWouldBreakTheLineIsQuoted() {
        assertThat(Csv.line(List.of("plain", "a,b", "said \"so\"", "two\nlines", "")))
                .isEqualTo("plain,\"a,b\",\"said \"\"so\"\"\",\"two\nlines\",\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsDefused() {
        assertThat(Csv.line(List.of("=1+1", "@x", "-3.5", "+7", "-x"))).isEqualTo("'=1+1,'@x,-3.5,+7,'-x\r\n");
    }
}
