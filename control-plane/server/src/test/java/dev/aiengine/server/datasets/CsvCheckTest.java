package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CsvCheckTest {
    static final DatasetProperties LIMITS = new DatasetProperties(
            DataSize.ofBytes(1000), 3, 4, 4, DataSize.ofBytes(2000), DataSize.ofBytes(50), DataSize.ofMegabytes(64), 1);

    @Test
    void quotedValuesMayHoldSeparatorsQuotesAndLineBreaks() {
        CsvCheck check = check("text,label\n\"a, \"\"b\"\"\nc\",pos\r\nd,neg");
        assertThat(check.names(CsvOptions.NONE)).containsExactly("text", "label");
        assertThat(check.rows(CsvOptions.NONE)).isEqualTo(2);
    }

    @Test
    void namesInQuotesLoseThem() {
        assertThat(check("\"a \"\"b\"\"\", \"c\"\n1,2").names(CsvOptions.NONE)).containsExactly("a \"b\"", "\"c\"");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstName() {
        assertThat(check("\uFEFF\"text\",label\na,b\n").names(CsvOptions.NONE)).containsExactly("text", "label");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";", "|"})
    void whatSeparatesTheFirstLineSeparatesThemAll(String separator) {
        CsvCheck check = check("a" + separator + "b\n1" + separator + "2\n");
        assertThat(check.delimiter()).isEqualTo(separator.charAt(0));
        assertThat(check.rows(CsvOptions.NONE)).isEqualTo(1);
    }

    @Test
    void aCommaSeparatesBeforeAnythingElseDoes() {
        assertThat(check("a;b,c\n1,2\n").delimiter()).isEqualTo(',');
    }

    @ParameterizedTest
    @CsvSource({
        "'text,label', true",
        "'good film,pos', true",
        "'3,Wall St.', false",
        "'-1.5e3,x', false",
        "'2016-07-01 00:00:00,x', false",
        "'2016 sales,x', true"
    })
    void theFirstLineIsNamesUnlessOneOfItsValuesIsANumberOrADate(String line, boolean header) {
        assertThat(check(line + "\na,b\n").header(CsvOptions.NONE)).isEqualTo(header);
    }

    @Test
    void theCallersWordOnTheHeaderGoesFirst() {
        CsvCheck check = check("a,b\nc,d\n");
        CsvOptions absent = CsvOptions.of("absent", "text,label");
        assertThat(check.rows(absent)).isEqualTo(2);
        assertThat(check.names(absent)).containsExactly("text", "label");
        assertThat(check.names(CsvOptions.of("absent", null))).containsExactly("column0", "column1");
        assertThat(check("1,2\n3,4\n").names(CsvOptions.of("present", null))).containsExactly("1", "2");
    }

    @Test
    void emptyLinesAreSkippedAndInOneColumnAreMissingValues() {
        assertThat(check("a,b\n1,2\n\n\n3,4\n\n").rows(CsvOptions.NONE)).isEqualTo(2);
        assertThat(check("a\nx\n\ny\n").rows(CsvOptions.NONE)).isEqualTo(3);
    }

    @Test
    void aLineWithTooFewOrTooManyValuesIsNamed() {
        assertRefused("a,b\n1,2\n\"x\ny\",3\n4\n", "line 5 has 1 values where the first line has 2");
        assertRefused("a,b\r\n1,2,3\r\n", "line 2 has 3 values where the first line has 2");
    }

    @Test
    void aQuoteThatDoesNotCloseIsNamedByTheLineItOpensOn() {
        assertRefused("a,b\n1,\"x\n2,y\n", "line 2: a quote opens and is not closed");
        assertRefused("a,b\n1,\"x\" y\n", "line 2: text follows a closing quote");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedByOffsetAndLine() {
        assertRefused("a,b\nn\u00fc,1\n".getBytes(StandardCharsets.ISO_8859_1), "byte 0xFC at offset 5, line 2");
        assertRefused(new byte[] {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "byte 0xA0 at offset 3, line 2");
        assertRefused(new byte[] {'a', '\n', (byte) 0xE2, (byte) 0x82}, "ends within a UTF-8 character");
        assertRefused("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE), "byte 0x00 at offset 1, line 1");
    }

    @Test
    void blankAndRepeatedNamesAreRefused() {
        assertThatThrownBy(() -> check("a,,c\n1,2,3\n").names(CsvOptions.NONE))
                .hasMessageContaining("column 2 has no name");
        assertThatThrownBy(() -> check("Text,text\n1,2\n").names(CsvOptions.NONE))
                .hasMessageContaining("columns 1 and 2 are both named \"text\"");
        assertThatThrownBy(() -> check("a,b\n1,2\n").names(CsvOptions.of(null, "x")))
                .hasMessageContaining("names 1 columns; the file has 2");
    }

    @Test
    void asManyColumnsAsTheLimitAreTakenAndOneMoreIsNot() {
        assertThat(check("a,b,c\n1,2,3\n").names(CsvOptions.NONE)).hasSize(3);
        assertRefused("a,b,c,d\n1,2,3,4\n", "has 4 columns; the limit is 3");
    }

    @Test
    void aRowAsLongAsTheLimitIsTakenAndALongerOneIsNot() {
        String value = "x".repeat(50);
        assertThat(check("a\n" + value + "\n").rows(CsvOptions.NONE)).isEqualTo(1);
        assertRefused("a\n" + value + "x\n", "line 2: one row is longer than 50 bytes");
        assertRefused(value + "x\n", "line 1: one row is longer than 50 bytes");
    }

    @Test
    void nothingAndNothingButEmptyLinesAreRefused() {
        assertRefused("", "is empty");
        assertRefused("\n\n", "line 1 is empty");
    }

    @Test
    void theBytesMayComeInAnyPieces() {
        byte[] csv = "text,label\n\"n\u00fc\"\"x\r\ny\",\u20ac\r\n".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut < csv.length; cut++) {
            CsvCheck check = new CsvCheck(LIMITS);
            check.accept(csv, cut);
            byte[] rest = java.util.Arrays.copyOfRange(csv, cut, csv.length);
            check.accept(rest, rest.length);
            check.end();
            assertThat(check.rows(CsvOptions.NONE)).isEqualTo(1);
            assertThat(check.names(CsvOptions.NONE)).isEqualTo(List.of("text", "label"));
        }
    }

    private static void assertRefused(String csv, String message) {
        assertRefused(csv.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void assertRefused(byte[] csv, String message) {
        assertThatThrownBy(() -> check(csv)).hasMessageContaining(message);
    }

    private static CsvCheck check(String csv) {
        return check(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvCheck check(byte[] csv) {
        CsvCheck check = new CsvCheck(LIMITS);
        check.accept(csv, csv.length);
        check.end();
        return check;
    }
}
