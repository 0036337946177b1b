package dev.aiengine.agent.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.measuring.Meters;
import dev.aiengine.contract.endpoints.Batching;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class BatchingTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final FakePredictor predictor = new FakePredictor("good", gate);
    private final HeldBytes bytes = new HeldBytes(1000);
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final Executor home = task -> {
        wakeUps.incrementAndGet();
        task.run();
    };

    @Test
    void whatWaitsWhileTheModelIsBusyBecomesOneBatchAndOneWakeUp() throws Exception {
        ModelWorker worker = worker(new Batching(8, 0, 100));
        List<Asked> asked = busyWith(worker, 5);

        gate.countDown();

        await().until(() -> asked.stream().allMatch(Asked::answered));
        assertThat(predictor.batches).containsExactly(1, 5);
        assertThat(wakeUps).as("one for the first request, one for the batch").hasValue(2);
    }

    @Test
    void aBatchIsNotLargerThanAllowedAndARequestIsNotTornApart() throws Exception {
        ModelWorker worker = worker(new Batching(4, 0, 100));
        List<Asked> asked = busyWith(worker, 0);
        asked.add(ask(worker, "a", "b", "c"));
        asked.add(ask(worker, "d", "e"));
        asked.add(ask(worker, "1", "2", "3", "4", "5", "6"));

        gate.countDown();

        await().until(() -> asked.stream().allMatch(Asked::answered));
        assertThat(predictor.batches).containsExactly(1, 3, 2, 6);
    }

    @Test
    void oneInvalidInputFailsAloneAndIsNamed() throws Exception {
        ModelWorker worker = worker(new Batching(8, 0, 100));
        List<Asked> asked = busyWith(worker, 1);
        Asked invalid = ask(worker, "fine", "bad");
        Asked broken = ask(worker, "crash");
        Asked after = ask(worker, "fine");

        gate.countDown();

        await().until(after::answered);
        assertThat(asked).allMatch(ask -> ask.outcome instanceof Outcome.Predicted);
        assertThat(invalid.outcome).isEqualTo(new Outcome.InvalidAt(1, "must be good"));
        assertThat(broken.outcome).isEqualTo(new Outcome.Failed());
        assertThat(after.outcome).isInstanceOf(Outcome.Predicted.class);
    }

    @Test
    void theQueueIsBoundedInInputs() throws Exception {
        ModelWorker worker = worker(new Batching(4, 0, 4));
        busyWith(worker, 3);

        assertThat(offer(worker, new Asked(), "a", "b")).isEqualTo(OfferResult.FULL);
        assertThat(offer(worker, new Asked(), "a")).isEqualTo(OfferResult.ACCEPTED);
        assertThat(offer(worker, new Asked(), "a")).isEqualTo(OfferResult.FULL);
        gate.countDown();
    }

    @Test
    void theModelsOfAnAgentHoldNoMoreBytesThanItMay() throws Exception {
        ModelWorker worker = worker(new Batching(4, 0, 100));
        ModelWorker other = worker(new Batching(4, 0, 100));
        busyWith(worker, 0);
        Asked large = asking(999);

        assertThat(offer(other, asking(1000), "a")).isEqualTo(OfferResult.FULL);
        assertThat(offer(worker, large, "a")).isEqualTo(OfferResult.ACCEPTED);
        assertThat(offer(other, asking(1), "a"))
                .as("another model, the same memory")
                .isEqualTo(OfferResult.FULL);

        gate.countDown();
        await().until(large::answered);
        await().untilAsserted(() -> assertThat(offer(other, asking(5000), "a"))
                .as("all is answered, so that even too large a one may come alone")
                .isEqualTo(OfferResult.ACCEPTED));
    }

    @Test
    void aReplyThatCannotBeWrittenTakesNoOtherWithIt() throws Exception {
        ModelWorker worker = worker(new Batching(4, 0, 100));
        List<Asked> asked = busyWith(worker, 0);
        Asked broken = asking(1);
        broken.breaking = true;
        assertThat(offer(worker, broken, "a")).isEqualTo(OfferResult.ACCEPTED);
        asked.add(ask(worker, "b"));

        gate.countDown();

        await().until(() -> asked.stream().allMatch(Asked::answered));
        assertThat(asked.getLast().outcome).isInstanceOf(Outcome.Predicted.class);
        assertThat(broken.outcome).isEqualTo(new Outcome.Failed());
    }

    @Test
    void whatHasWaitedTooLongOrIsNotWantedAnyMoreIsDropped() throws Exception {
        ModelWorker worker = worker(new Batching(8, 0, 100));
        busyWith(worker, 0);
        Asked late = ask(worker, "late");
        Asked gone = ask(worker, "gone");
        gone.wanted = false;
        now.set(TimeUnit.SECONDS.toNanos(2));

        gate.countDown();

        await().until(() -> late.answered() && gone.answered());
        assertThat(late.outcome).isEqualTo(new Outcome.Expired());
        assertThat(gone.outcome).isEqualTo(new Outcome.Expired());
        assertThat(predictor.batches).containsExactly(1);
    }

    @Test
    void aBatchWaitsForCompanyOnlyWhereItShould() throws Exception {
        gate.countDown();
        ModelWorker worker = worker(new Batching(3, 1_000_000, 100));

        List<Asked> asked = List.of(ask(worker, "a"), ask(worker, "b"), ask(worker, "c"));

        await().until(() -> asked.stream().allMatch(Asked::answered));
        assertThat(predictor.batches).containsExactly(3);
    }

    @Test
    void aClosedModelAnswersWhatWaitsAndThenFreesItself() throws Exception {
        ModelWorker worker = worker(new Batching(2, 0, 100));
        List<Asked> asked = busyWith(worker, 5);

        worker.close();
        assertThat(offer(worker, new Asked(), "too late")).isEqualTo(OfferResult.CLOSED);
        gate.countDown();

        assertThat(predictor.closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).allMatch(ask -> ask.outcome instanceof Outcome.Predicted);
    }

    private ModelWorker worker(Batching batching) {
        return ModelWorker.start(
                "reviews",
                predictor,
                new BatchQueue(batching, bytes),
                now::get,
                new Meters().of("reviews", "m", 1),
                task -> Thread.ofVirtual().start(task));
    }

    /** One request inside the model, which waits at the gate, and others behind it. */
    private List<Asked> busyWith(ModelWorker worker, int waiting) throws InterruptedException {
        List<Asked> asked = new ArrayList<>();
        asked.add(ask(worker, "first"));
        predictor.entered.acquire();
        for (int i = 0; i < waiting; i++) {
            asked.add(ask(worker, "next"));
        }
        return asked;
    }

    private Asked ask(ModelWorker worker, String... texts) {
        Asked asked = new Asked();
        assertThat(offer(worker, asked, texts)).isEqualTo(OfferResult.ACCEPTED);
        return asked;
    }

    private Asked asking(int bytes) {
        Asked asked = new Asked();
        asked.bytes = bytes;
        return asked;
    }

    private OfferResult offer(ModelWorker worker, Asked asked, String... texts) {
        List<JsonNode> inputs =
                Stream.of(texts).<JsonNode>map(StringNode::valueOf).toList();
        return worker.offer(new Ask(inputs, now.get() + TimeUnit.SECONDS.toNanos(1), asked));
    }

    private final class Asked implements Reply {
        private volatile @Nullable Outcome outcome;
        private volatile boolean wanted = true;
        private final long since = now.get();
        private int bytes = 1;
        private boolean breaking;

        boolean answered() {
            return outcome != null;
        }

        @Override
        public Executor home() {
            return home;
        }

        @Override
        public int bytes() {
            return bytes;
        }

        @Override
        public long since() {
            return since;
        }

        @Override
        public boolean wanted() {
            return wanted;
        }

        @Override
        public void answer(Outcome given) {
            if (breaking && given instanceof Outcome.Predicted) {
                throw new IllegalStateException("cannot be written");
            }
            outcome = given;
        }

        @Override
        public void flush() {}
    }
}
