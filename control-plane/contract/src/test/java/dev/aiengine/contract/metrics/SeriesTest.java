package dev.aiengine.contract.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.metrics.Series.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class SeriesTest {

    @Test
    void aPointIsATimeAndAValueAndWholeNumbersStayWhole() {
        assertThat(Json.MAPPER.writeValueAsString(new Point(1_767_268_800, 0.25)))
                .isEqualTo("[1767268800,0.25]");
        assertThat(Json.MAPPER.writeValueAsString(new Point(3, -2))).isEqualTo("[3,-2]");
        assertThat(Json.MAPPER.writeValueAsString(new Point(0.5, 1e300))).isEqualTo("[0.5,1.0E300]");
    }

    @Test
    void aPointComesBackAsItWas() {
        assertThat(Json.MAPPER.readValue("[1767268800,0.25]", Point.class)).isEqualTo(new Point(1_767_268_800, 0.25));
        assertThat(Json.MAPPER.readValue("[3,-2]", Point.class)).isEqualTo(new Point(3, -2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[]", "[1,2,3]", "{\"t\":1,\"v\":2}", "[1,\"2\"]", "[1,null]", "[1,[2]]", "7"})
    void whatIsNoPointIsRefused(String json) {
        assertThatThrownBy(() -> Json.MAPPER.readValue(json, Point.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("a point is [t,v]");
    }
}
