package dev.aiengine.models.forecast.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.models.series.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodsTest {

    @Test
    void everyMethodKeepsAConstantAndAnswersShortHistories() {
        Methods methods = Methods.of(12);
        for (String name : methods.names()) {
            assertThat(methods.forecast(name, filled(40), 30)).as(name).containsExactly(filled(30), within(1e-6));
            for (int length = 1; length < 6; length++) {
                assertThat(methods.forecast(name, filled(length), 3))
                        .as(name + " of " + length)
                        .containsExactly(filled(3), within(1e-6));
            }
        }
    }

    @Test
    void trendAndSeasonGoOn() {
        double[] values = new double[96];
        Arrays.setAll(values, i -> wave(i));
        Methods methods = Methods.of(12);

        for (String name : List.of("smoothingTrend", "harmonicsTrend", "seasonalDrift")) {
            double[] forecast = methods.forecast(name, values, 24);
            for (int step = 0; step < 24; step++) {
                assertThat(forecast[step]).as(name).isCloseTo(wave(96 + step), within(1.0));
            }
        }
    }

    @Test
    void whatGrowsInProportionGoesOnGrowing() {
        double[] values = new double[72];
        Arrays.setAll(values, i -> Math.exp(wave(i) / 50));

        double[] forecast = Methods.of(12).forecast("smoothingTrendOfLog", values, 12);

        assertThat(forecast[11]).isCloseTo(Math.exp(wave(83) / 50), within(0.5));
    }

    @Test
    void theSeasonIsFoundAndNoneWhereThereIsNone() {
        double[] values = new double[200];
        Arrays.setAll(values, i -> wave(i));
        double[] straight = new double[200];
        Arrays.setAll(straight, i -> i + (i * 7919 % 13) / 13.0);

        assertThat(Seasons.of(Step.months(1), List.of(values))).isEqualTo(12);
        assertThat(Seasons.of(Step.seconds(5 * Step.DAY), List.of(values))).isEqualTo(12);
        assertThat(Seasons.of(Step.months(12), List.of(filled(50)))).isEqualTo(1);
        assertThat(Seasons.of(Step.months(1), List.of(straight))).isNotEqualTo(12);
    }

    @Test
    void aBlendHoldsTheBestMethodsAndNoneThatIsFarWorse() {
        Blend blend = Blend.of(12, Map.of("theta", 1.0, "smoothing", 1.1, "harmonics", 1.2, "seasonalNaive", 5.0));

        assertThat(blend.weights().sequencedKeySet()).containsExactly("theta", "smoothing");
        assertThat(blend.weights().values().stream()
                        .mapToDouble(weight -> weight)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    private static double wave(int i) {
        return 100 + i + 10 * Math.sin(2 * Math.PI * i / 12);
    }

    private static double[] filled(int length) {
        double[] values = new double[length];
        Arrays.fill(values, 5);
        return values;
    }
}
