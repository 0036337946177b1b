package dev.aiengine.models.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.models.PublicData;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality on real series, against the figures that plain baselines reach. */
class PublicSeriesTest {
    /** What the seasonal naive forecast of the last year of temperatures is off by. */
    private static final double NAIVE_YEAR = 2.867;

    @TempDir
    Path folder;

    @Test
    void twoYearsOfAirlinePassengersAreForecastBetterThanByHoltAndWinters() throws IOException {
        Map<String, Double> metrics = metrics(
                "airline-passengers.csv", "", Map.of("timestampColumn", "Month", "horizon", 24, "testRows", 24));

        assertThat(metrics.get("mape")).isLessThanOrEqualTo(0.060);
    }

    @Test
    void aYearOfTemperaturesIsForecastAQuarterBetterThanByTheYearBefore() throws IOException {
        Map<String, Double> metrics = metrics(
                "daily-min-temperatures.csv",
                "",
                Map.of(
                        "timestampColumn",
                        "Date",
                        "valueColumns",
                        "Temp",
                        "horizon",
                        365,
                        "testRows",
                        365,
                        "method",
                        "smoothing"));

        // mae is told in deviations of the training rows, mase in their own seasonal error: both stay below
        assertThat(metrics.get("mase")).isLessThan(0.75);
        assertThat(metrics.get("rmse")).isLessThan(0.95 * NAIVE_YEAR);
    }

    @Test
    @Tag("slow")
    void transformerLoadsAreForecastBetterThanByPublishedLinearModels() throws IOException {
        Map<String, Double> metrics = metrics(
                "ETTh1.csv",
                " limit 14400",
                Map.of(
                        "timestampColumn",
                        "date",
                        "horizon",
                        96,
                        "lookback",
                        336,
                        "validationRows",
                        2880,
                        "testRows",
                        2880));

        assertThat(metrics.get("mse")).isLessThanOrEqualTo(0.368);
        assertThat(metrics.get("mae")).isLessThanOrEqualTo(0.390);
    }

    private Map<String, Double> metrics(String file, String limit, Map<String, Object> params) throws IOException {
        String select = "select * from read_csv('" + PublicData.file(file) + "')" + limit;
        return new ForecastFamily()
                .train(TrainingRuns.of(
                        "forecasting", params, Tables.of(folder.resolve("rows.parquet"), select), folder))
                .metrics();
    }
}
