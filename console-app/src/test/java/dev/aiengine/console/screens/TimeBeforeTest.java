package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.support.PlayedEngine;
import dev.aiengine.console.support.Screen;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TimeBeforeTest {

    @Test
    void aClickDrawsTheTimeBeforeWithTheTimeThatIsShownAndAnotherTakesItAway() throws IOException {
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any")) {
            screen.page("monitoring");
            screen.see("acme");
            LineChart latency = (LineChart) screen.find("#chart-latency");
            await().until(() -> !latency.curves().isEmpty());
            assertThat(latency.curves()).noneMatch(Curve::before);

            screen.click("#monitoring-compare");
            await().until(() -> latency.curves().stream().anyMatch(Curve::before));
            screen.shot("monitoring-compared");

            screen.click("#monitoring-compare");
            await().until(() -> latency.curves().stream().noneMatch(Curve::before));
        }
    }
}
