package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.support.Buyers;
import dev.aiengine.console.support.MonitoringList;
import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.console.support.Seed;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The walk of docs/console.md, each of its steps within three clicks; a fall is told some minutes after it. */
@Tag("slow")
class WalkTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String REVIEWS = "reviews";
    /** Minutes that a fall must have before and behind it, and the one under way. */
    private static final int MINUTES = 4;

    private final RealEngine engine = RealEngine.start();
    private final EngineClient globex = served("globex");
    private final EngineClient acme = served("acme");

    @Test
    void theWorstTenantIsFoundAndMendedAndTheChangeTakenBack() throws Exception {
        try (Buyers _ = new Buyers(acme);
                Buyers buyers = new Buyers(globex);
                Screen screen = Screen.of(engine.url(), RealEngine.KEY)) {
            await("it goes well").atMost(LONG).until(() -> minutes(true) >= MINUTES);
            buyers.writeInOtherWords();
            globex.datasets().upload(REVIEWS, new Upload(Buyers.otherWordsFile(90), Upload.CSV));
            await("it goes wrong").atMost(LONG).until(() -> minutes(false) >= MINUTES);

            step(screen, "whose service is worst, and since when", () -> {
                screen.page("monitoring");
                await().atMost(LONG)
                        .until(() -> MonitoringList.names(screen).equals(List.of("globex", "acme"))
                                && screen.sees("accuracy 1 →"));
                screen.see(", since ");
            });
            step(screen, "what of it", () -> {
                screen.doubleClick("globex");
                screen.see("All tenants");
                screen.click(REVIEWS);
            });
            step(screen, "train a new version", () -> {
                screen.click("Train a new version");
                screen.see("passes over the training rows");
                screen.click("#train-submit");
                screen.find("Version");
            });
            step(screen, "compare it with the old one", () -> {
                screen.click("Version");
                screen.click("Compare with @1");
                screen.see("What is different");
                screen.see("reviews@2");
            });
            step(screen, "promote it", () -> {
                screen.click("Close");
                screen.click("Promote");
                screen.see("reviews@2 is champion now");
                screen.find("Compare with @1");
            });
            step(screen, "watch the chart improve", () -> {
                screen.page("monitoring");
                LineChart quality = (LineChart) screen.find("#chart-quality");
                await("better").atMost(LONG).until(() -> newest(quality) > 0.95);
            });
            step(screen, "roll back", () -> {
                screen.page("models");
                screen.click("Roll back");
                screen.see("The champion goes back");
                screen.click("Roll back");
                screen.see("reviews is rolled back");
            });
            assertThat(globex.models().get(REVIEWS).aliases()).containsEntry("champion", 1);
        }
    }

    private static void step(Screen screen, String what, Runnable work) {
        int before = screen.clicks();
        work.run();
        screen.shot("walk-" + what.replaceAll("\\W+", "-"));
        assertThat(screen.clicks() - before).as("clicks to " + what).isBetween(1, 3);
    }

    private EngineClient served(String tenant) {
        engine.operator().tenants().create(new NewTenant(tenant, tenant, null));
        EngineClient client = engine.operator().forTenant(tenant);
        try {
            client.datasets().upload(REVIEWS, new Upload(Seed.reviewsFile(90), Upload.CSV));
            TrainingJob job = client.training()
                    .await(
                            client.training()
                                    .submit(TrainRequest.of(REVIEWS, "sentiment", "reviews@1"))
                                    .id(),
                            LONG);
            client.models().alias(REVIEWS, "champion", Objects.requireNonNull(job.version()));
            client.endpoints().put(REVIEWS, new EndpointSpec(List.of(new Variant(REVIEWS, "@champion", null)), null));
            client.endpoints().await(REVIEWS, LONG);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return client;
    }

    /** For how many minutes the model of globex was right, or was not. */
    private long minutes(boolean right) {
        return globex.metrics().get(Map.of("name", "accuracy")).series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(Series.Point::v)
                .filter(accuracy -> accuracy > 0.9 == right)
                .count();
    }

    private static double newest(LineChart chart) {
        Curve curve = chart.curves().getFirst();
        return curve.y()[curve.size() - 1];
    }
}
