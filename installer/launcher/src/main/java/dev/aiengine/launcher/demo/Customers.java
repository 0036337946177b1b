package dev.aiengine.launcher.demo;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EngineUnreachable;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.launcher.demo.made.Labelled;
import dev.aiengine.launcher.demo.made.MadeTexts;
import dev.aiengine.launcher.demo.made.Reviews;
import dev.aiengine.launcher.demo.made.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.node.StringNode;

/**
 * Go on asking every endpoint while the demo stays, and say what was true of texts. After some minutes reviews are
 * written in words that their model has never seen, so that there is something to find out and to mend.
 */
final class Customers implements AutoCloseable {
    private static final String REVIEWS = "reviews";
    private static final int ROWS = 3_000;
    private static final long SEED = 23;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("customers-", 0).factory());
    private final Pace pace;
    private final Path folder;
    private final Consumer<String> terminal;

    /**
     * How often they come.
     *
     * @param untilOtherWords how long reviews are written as their model has learned them
     * @param betweenTexts from one text to the next, of each kind
     * @param betweenOthers from one request to the next, of every other endpoint
     */
    record Pace(Duration untilOtherWords, Duration betweenTexts, Duration betweenOthers) {
        static final Pace USUAL = new Pace(Duration.ofMinutes(3), Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    /** @param folder where the newer reviews are written before they are uploaded */
    Customers(Pace pace, Path folder, Consumer<String> terminal) {
        this.pace = pace;
        this.folder = folder;
        this.terminal = terminal;
    }

    void begin(List<Chapter> chapters) {
        for (Chapter chapter : chapters) {
            String resource = chapter.showcase().resource();
            switch (resource) {
                case REVIEWS -> {
                    ScheduledFuture<?> before = write(chapter, Reviews.TEXTS);
                    ScheduledFuture<?> _ = clock.schedule(
                            () -> change(chapter, before),
                            pace.untilOtherWords().toSeconds(),
                            TimeUnit.SECONDS);
                }
                case "tickets" -> {
                    ScheduledFuture<?> _ = write(chapter, Tickets.TEXTS);
                }
                default -> {
                    ScheduledFuture<?> _ =
                            repeat(() -> chapter.client().predict(resource, chapter.input()), pace.betweenOthers());
                }
            }
        }
    }

    private ScheduledFuture<?> write(Chapter chapter, MadeTexts texts) {
        Iterator<Labelled> written = texts.stream(SEED).iterator();
        return repeat(() -> judged(chapter, written.next()), pace.betweenTexts());
    }

    private static void judged(Chapter chapter, Labelled text) {
        EngineClient client = chapter.client();
        PredictResponse answer = client.predict(chapter.showcase().resource(), text.text());
        client.metrics().feedback(List.of(new FeedbackItem(answer.id(), StringNode.valueOf(text.label()))));
    }

    /** Reviews as they are written now, and a dataset of such: from it a better version can be trained. */
    private void change(Chapter reviews, ScheduledFuture<?> before) {
        before.cancel(false);
        ScheduledFuture<?> _ = write(reviews, Reviews.LATELY);
        try {
            String dataset = reviews.client()
                    .datasets()
                    .upload(
                            REVIEWS,
                            Reviews.LATELY.table(REVIEWS + "-lately", ROWS).write(folder))
                    .reference();
            terminal.accept("  " + reviews.tenant().displayName() + "'s buyers write in other words now; " + dataset
                    + " has them: see Monitoring in the console");
        } catch (IOException | EngineException | EngineUnreachable e) {
            terminal.accept("  newer reviews could not be uploaded: " + e.getMessage());
        }
    }

    private ScheduledFuture<?> repeat(Runnable request, Duration pause) {
        return clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        request.run();
                    } catch (EngineException | EngineUnreachable e) {
                        // Customers come again: an endpoint may be changed, or deleted, by who looks around
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
