package dev.aiengine.agent.serving;

import dev.aiengine.agent.measuring.Meter;
import dev.aiengine.contract.agent.Heartbeat.Load;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One loaded model and the thread that runs it, batch after batch, until it is closed and its queue is empty. */
final class ModelWorker {
    private static final Logger log = LoggerFactory.getLogger(ModelWorker.class);

    private final String name;
    private final Predictor predictor;
    private final BatchQueue queue;
    private final LongSupplier nanoTime;
    private final Meter meter;
    private final WorkerLoad load;

    private ModelWorker(String name, Predictor predictor, BatchQueue queue, LongSupplier nanoTime, Meter meter) {
        this.name = name;
        this.predictor = predictor;
        this.queue = queue;
        this.nanoTime = nanoTime;
        this.meter = meter;
        this.load = new WorkerLoad(nanoTime.getAsLong());
    }

    /** @param threads starts a platform thread per task */
    static ModelWorker start(
            String name, Predictor predictor, BatchQueue queue, LongSupplier nanoTime, Meter meter, Executor threads) {
        ModelWorker worker = new ModelWorker(name, predictor, queue, nanoTime, meter);
        threads.execute(worker::run);
        return worker;
    }

    int capacity() {
        return queue.capacity();
    }

    OfferResult offer(Ask ask) {
        return queue.offer(ask);
    }

    /** How much it had to do over the last seconds; asked by one thread now and then. */
    Load load() {
        long now = nanoTime.getAsLong();
        return load.read(now, queue.oldest(now));
    }

    void close() {
        queue.close();
    }

    private void run() {
        Thread.currentThread().setName("model-" + name);
        List<Ask> batch = new ArrayList<>();
        try (predictor) {
            while (queue.take(batch)) {
                predict(batch);
                deliver(batch);
                queue.answered(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void predict(List<Ask> batch) {
        long now = nanoTime.getAsLong();
        load.begin(batch, now);
        List<Ask> worthwhile = new ArrayList<>(batch.size());
        List<JsonNode> inputs = new ArrayList<>(batch.size());
        for (Ask ask : batch) {
            if (ask.worthwhile(now)) {
                worthwhile.add(ask);
                inputs.addAll(ask.inputs);
                meter.waited(now - ask.reply.since());
            } else {
                ask.outcome = new Outcome.Expired();
            }
        }
        if (!inputs.isEmpty()) {
            meter.batch(inputs.size());
        }
        if (worthwhile.size() == 1) {
            worthwhile.getFirst().outcome = alone(worthwhile.getFirst().inputs);
        } else if (!worthwhile.isEmpty()) {
            together(worthwhile, inputs);
        }
        load.end(nanoTime.getAsLong());
    }

    private void together(List<Ask> asks, List<JsonNode> inputs) {
        List<JsonNode> predictions;
        try {
            predictions = predictions(inputs);
        } catch (Throwable e) {
            // One of them spoils the batch: each has to answer for itself, so that its neighbours live.
            for (Ask ask : asks) {
                ask.outcome = alone(ask.inputs);
            }
            return;
        }
        int from = 0;
        for (Ask ask : asks) {
            int to = from + ask.inputs.size();
            ask.outcome = new Outcome.Predicted(predictions.subList(from, to));
            from = to;
        }
    }

    private Outcome alone(List<JsonNode> inputs) {
        try {
            return new Outcome.Predicted(predictions(inputs));
        } catch (InvalidInput e) {
            return invalid(inputs, message(e));
        } catch (Throwable e) {
            log.warn("{} failed", name, e);
            return new Outcome.Failed();
        }
    }

    /** Finds the input that is to blame, so that the caller can be told. */
    private Outcome invalid(List<JsonNode> inputs, String message) {
        if (inputs.size() == 1) {
            return new Outcome.InvalidAt(0, message);
        }
        for (int i = 0; i < inputs.size(); i++) {
            try {
                predictor.predict(inputs.subList(i, i + 1));
            } catch (InvalidInput e) {
                return new Outcome.InvalidAt(i, message(e));
            } catch (Throwable e) {
                log.warn("{} failed", name, e);
                return new Outcome.Failed();
            }
        }
        return new Outcome.InvalidAt(-1, message);
    }

    private List<JsonNode> predictions(List<JsonNode> inputs) {
        List<JsonNode> predictions = predictor.predict(inputs);
        if (predictions.size() != inputs.size()) {
            throw new IllegalStateException(predictions.size() + " predictions for " + inputs.size() + " inputs");
        }
        return predictions;
    }

    private static String message(InvalidInput e) {
        return Objects.requireNonNullElse(e.getMessage(), "cannot be read");
    }

    /** Hands the answers over, one task for each of the few home threads. */
    private static void deliver(List<Ask> batch) {
        List<Ask> left = batch;
        while (!left.isEmpty()) {
            Executor home = left.getFirst().reply.home();
            List<Ask> here = new ArrayList<>(left.size());
            List<Ask> elsewhere = new ArrayList<>();
            for (Ask ask : left) {
                (ask.reply.home().equals(home) ? here : elsewhere).add(ask);
            }
            try {
                home.execute(() -> answer(here));
            } catch (RejectedExecutionException e) {
                log.debug("nobody is there any more to answer to", e);
            }
            left = elsewhere;
        }
    }

    private static void answer(List<Ask> asks) {
        for (Ask ask : asks) {
            if (!done(() -> ask.reply.answer(ask.outcome))) {
                done(() -> ask.reply.answer(new Outcome.Failed()));
            }
        }
        for (Ask ask : asks) {
            done(ask.reply::flush);
        }
    }

    /** An answer that cannot be written must not take the others of its batch with it. */
    private static boolean done(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException | Error e) {
            log.warn("an answer cannot be given", e);
            return false;
        }
    }
}
