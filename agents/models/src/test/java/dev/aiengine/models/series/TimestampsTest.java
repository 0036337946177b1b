package dev.aiengine.models.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    @Test
    void datesMonthsTimesAndNumbersAreRead() {
        assertThat(read("2016-07-01")).isEqualTo(at("2016-07-01T00:00:00Z"));
        assertThat(read("1949-01")).isEqualTo(at("1949-01-01T00:00:00Z"));
        assertThat(read("1949")).isEqualTo(at("1949-01-01T00:00:00Z"));
        assertThat(read("2016-07-01 13:30:00")).isEqualTo(at("2016-07-01T13:30:00Z"));
        assertThat(read("2016/07/01 13:30")).isEqualTo(at("2016-07-01T13:30:00Z"));
        assertThat(read("2016-07-01T13:30:00+02:00")).isEqualTo(at("2016-07-01T11:30:00Z"));
        assertThat(read("2016-07-01 13:30:00+02")).isEqualTo(at("2016-07-01T11:30:00Z"));
        assertThat(read("1467331200")).hasValue(1_467_331_200);
        assertThat(read("1467331200000")).hasValue(1_467_331_200);
        assertThat(read("1467331200000000")).hasValue(1_467_331_200);
        assertThat(read("1467331200000000000")).hasValue(1_467_331_200);
        assertThat(read("-0.5")).hasValue(-1);
    }

    @Test
    void fractionsOfASecondAreKeptWhereTheyAreAskedFor() {
        long second = 1_467_331_200_000_000L;

        assertThat(micros("1467331200.25")).hasValue(second + 250_000);
        assertThat(micros("1467331200250")).hasValue(second + 250_000);
        assertThat(micros("2016-07-01 00:00:00.25")).hasValue(second + 250_000);
        assertThat(read("2016-07-01T00:00:59.999999999")).hasValue(1_467_331_259);
    }

    @Test
    void aColumnOfDoublesOrTimesIsReadWithoutTheZoneOfTheMachine() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select 881250949.5::double, timestamp '2016-03-27 02:30:00.5', date '2016-03-27', null")) {
            row.next();
            assertThat(Timestamps.text(row, 1)).isEqualTo("881250949.5");
            assertThat(Timestamps.text(row, 2)).startsWith("2016-03-27T02:30:00.5");
            assertThat(Timestamps.text(row, 3)).isEqualTo("2016-03-27");
            assertThat(Timestamps.text(row, 4)).isNull();
        }
    }

    @Test
    void whatIsNoTimestampIsNotGuessed() {
        assertThat(read("yesterday")).isEmpty();
        assertThat(read("2016-13-01")).isEmpty();
        assertThat(read("01.02.2016")).isEmpty();
        assertThat(read("+999999999-12-31T23:59:59")).isEmpty();
    }

    @Test
    void anIndexThatPassesAThousandDoesNotTurnIntoYears() {
        assertThat(Timestamps.like("0").parse("1949")).hasValue(1949);
    }

    private static OptionalLong read(String text) {
        return Timestamps.like(text).parse(text);
    }

    private static OptionalLong micros(String text) {
        return Timestamps.like(text).micros(text);
    }

    private static OptionalLong at(String instant) {
        return OptionalLong.of(Instant.parse(instant).getEpochSecond());
    }
}
