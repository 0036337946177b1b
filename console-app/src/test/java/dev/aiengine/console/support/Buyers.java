package dev.aiengine.console.support;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EngineUnreachable;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.contract.prediction.PredictResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.StringNode;

/**
 * Ask a tenant's endpoint {@code reviews} all the time, and say what was true; some day in words that are new to it.
 */
public final class Buyers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final List<Map.Entry<String, String>> OTHER_WORDS = List.of(
            Map.entry("simply stunning", "positive"),
            Map.entry("tedious junk", "negative"),
            Map.entry("utterly gripping", "positive"),
            Map.entry("muddled trash", "negative"));

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("buyers").factory());
    private final EngineClient client;
    private volatile List<Map.Entry<String, String>> words;
    private int asked;

    /** @param client of the tenant */
    public Buyers(EngineClient client) {
        this.client = client;
        this.words = Seed.REVIEWS;
        ScheduledFuture<?> _ =
                clock.scheduleWithFixedDelay(this::ask, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on they write what nobody wrote before. */
    public void writeInOtherWords() {
        words = OTHER_WORDS;
    }

    /** A CSV of such texts with labels. */
    public static Path otherWordsFile(int rows) throws IOException {
        return Seed.file(OTHER_WORDS, rows);
    }

    private void ask() {
        List<Map.Entry<String, String>> now = words;
        Map.Entry<String, String> review = now.get(asked++ % now.size());
        try {
            PredictResponse answer = client.predict("reviews", review.getKey());
            client.metrics().feedback(List.of(new FeedbackItem(answer.id(), StringNode.valueOf(review.getValue()))));
        } catch (EngineException | EngineUnreachable e) {
            // They come again
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
