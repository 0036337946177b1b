package dev.aiengine.console.support;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.StringNode;

/** What the engine of the tests holds: two tenants with data, models and endpoints, and one with nothing. */
public final class Seed {
    static final List<Map.Entry<String, String>> REVIEWS = List.of(
            Map.entry("a warm and lovely day", "positive"),
            Map.entry("a cold and dreadful night", "negative"),
            Map.entry("what a wonderful film", "positive"),
            Map.entry("what a boring film", "negative"),
            Map.entry("great service and friendly people", "positive"),
            Map.entry("slow service and rude people", "negative"));

    private static final Duration STEP = Duration.ofMinutes(3);

    static void sow(EngineClient operator) {
        operator.tenants()
                .create(new NewTenant("acme", "Acme Retail", new Quota(4, 16.0, 64L << 30, 10, 500, 10L << 30)));
        operator.tenants().create(new NewTenant("globex", "Globex Energy", null));
        operator.tenants().create(new NewTenant("initech", "Initech", null));
        operator.tenants().createKey("acme", "web shop", Role.PREDICT);
        operator.tenants().createKey("acme", "data team", Role.TENANT_ADMIN);
        try {
            reviews(operator.forTenant("acme"));
            load(operator.forTenant("globex"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void reviews(EngineClient acme) throws IOException, InterruptedException, TimeoutException {
        acme.datasets().upload("reviews", new Upload(reviewsFile(60), Upload.CSV));
        acme.datasets().upload("reviews", new Upload(reviewsFile(90), Upload.CSV));
        train(acme, TrainRequest.of("reviews", "sentiment", "reviews@1", Map.of("epochs", 2)));
        train(acme, TrainRequest.of("reviews", "sentiment", "reviews@2"));
        TrainingJob wrong = acme.training()
                .submit(TrainRequest.of("tickets", "text-classification", "reviews@2", Map.of("testFraction", 0.5)));
        acme.training().await(wrong.id(), STEP);
        acme.models().alias("reviews", "champion", 1);
        acme.models().alias("reviews", "champion", 2);
        acme.models().alias("reviews", "candidate", 1);
        acme.endpoints()
                .put(
                        "reviews",
                        new EndpointSpec(
                                List.of(new Variant("reviews", "@champion", 9.0), new Variant("reviews", "1", 1.0)),
                                null));
        acme.endpoints().await("reviews", STEP);
        for (int text = 0; text < 40; text++) {
            PredictResponse answer = acme.predict("reviews", text % 2 == 0 ? "a lovely day" : "a boring film");
            StringNode actual = StringNode.valueOf(text % 2 == 0 ? "positive" : "negative");
            acme.metrics().feedback(List.of(new FeedbackItem(answer.id(), actual)));
        }
    }

    private static void load(EngineClient globex) throws IOException, InterruptedException, TimeoutException {
        StringBuilder rows = new StringBuilder("timestamp,megawatts\n");
        for (int hour = 0; hour < 24 * 28; hour++) {
            rows.append(java.time.Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(hour)))
                    .append(',')
                    .append(100 + 30 * Math.sin(hour * Math.PI / 12) + hour % 7)
                    .append('\n');
        }
        Path file = Files.writeString(Files.createTempFile("load", ".csv"), rows);
        globex.datasets().upload("load", new Upload(file, Upload.CSV));
        TrainingJob job = train(
                globex, TrainRequest.of("load", "forecasting", "load", Map.of("horizon", 24, "method", "smoothing")));
        globex.models().alias("load", "champion", Objects.requireNonNull(job.version()));
        globex.endpoints().put("load", new EndpointSpec(List.of(new Variant("load", "@champion", null)), null));
        globex.endpoints().await("load", STEP);
    }

    /** A CSV of texts with labels. */
    public static Path reviewsFile(int rows) throws IOException {
        return file(REVIEWS, rows);
    }

    /** Texts with their labels, again and again under a number. */
    static Path file(List<Map.Entry<String, String>> reviews, int rows) throws IOException {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int row = 0; row < rows; row++) {
            Map.Entry<String, String> review = reviews.get(row % reviews.size());
            csv.append(review.getKey() + " number " + row + "," + review.getValue() + "\n");
        }
        return Files.writeString(Files.createTempFile("reviews", ".csv"), csv);
    }

    private static TrainingJob train(EngineClient client, TrainRequest request)
            throws InterruptedException, TimeoutException {
        TrainingJob job =
                client.training().await(client.training().submit(request).id(), STEP);
        if (job.version() == null) {
            throw new AssertionError("the seed's training ended as " + job.state() + ": " + job.reason());
        }
        return job;
    }

    private Seed() {}
}
