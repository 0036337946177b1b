package dev.aiengine.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.launcher.bench.Bed;
import dev.aiengine.launcher.demo.made.Labelled;
import dev.aiengine.launcher.demo.made.MadeTexts;
import dev.aiengine.launcher.demo.made.Reviews;
import dev.aiengine.launcher.engine.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What the console's walk begins with and leads to, on a real engine: something to find, and to mend. */
class CustomersTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String REVIEWS = "reviews";
    private static final int TEXTS = 200;

    @Test
    void reviewsInOtherWordsAreMisreadUntilAVersionIsTrainedOnThem() throws Exception {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (Bed bed = new Bed(Installation.at(HOME), line -> {}, Map.of())) {
            Chapter reviews = reviews(bed);
            EngineClient globex = reviews.client();
            assertThat(right(globex, Reviews.TEXTS)).isGreaterThan(0.85);
            assertThat(right(globex, Reviews.LATELY)).isLessThan(0.6);

            Customers.Pace quick =
                    new Customers.Pace(Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofSeconds(3));
            try (Customers customers = new Customers(quick, bed.folder().resolve("lately"), told::add)) {
                customers.begin(List.of(reviews));
                await("newer reviews")
                        .atMost(LONG)
                        .until(() -> told.stream().anyMatch(line -> line.contains("reviews@2")));
                await("a fall of the quality").atMost(LONG).until(() -> quality(globex) < 0.6);

                TrainingJob better = globex.training()
                        .await(
                                globex.training()
                                        .submit(TrainRequest.of(REVIEWS, "sentiment", "reviews@2"))
                                        .id(),
                                LONG);
                globex.models().alias(REVIEWS, "champion", Objects.requireNonNull(better.version()));
                await("the better version")
                        .atMost(LONG)
                        .until(() -> globex.predict(REVIEWS, "fine").version() == 2);
            }
            assertThat(right(globex, Reviews.LATELY)).isGreaterThan(0.85);
        }
    }

    private static Chapter reviews(Bed bed) throws Exception {
        Showcase showcase = Showcases.SHOP.stream()
                .filter(each -> each.resource().equals(REVIEWS))
                .findFirst()
                .orElseThrow();
        Walk walk = new Walk(bed.operator(), bed.folder().resolve("made"), line -> {});
        return walk.finish(walk.begin(new DemoTenant("globex", "Globex Shop", List.of(showcase))), showcase);
    }

    /** Share of texts that are read as their writers meant them; a few are mislabelled or say nothing. */
    private static double right(EngineClient client, MadeTexts texts) {
        List<Labelled> written = texts.stream(5).limit(TEXTS).toList();
        long right = written.stream()
                .filter(text -> client.predict(REVIEWS, text.text())
                        .predictions()
                        .getFirst()
                        .path("label")
                        .asString()
                        .equals(text.label()))
                .count();
        return (double) right / TEXTS;
    }

    /** The newest that feedback tells; 1 before it told anything. */
    private static double quality(EngineClient client) {
        return client.metrics().get(Map.of("endpoint", REVIEWS, "name", "accuracy")).series().stream()
                .map(series -> series.points().getLast())
                .mapToDouble(Series.Point::v)
                .findFirst()
                .orElse(1);
    }
}
