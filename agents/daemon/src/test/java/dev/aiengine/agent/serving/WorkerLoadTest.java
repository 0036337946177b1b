package dev.aiengine.agent.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.contract.agent.Heartbeat.Load;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerLoadTest {
    private final WorkerLoad load = new WorkerLoad(0);

    @Test
    void busyIsTheShareOfTheTimeInTheModel() {
        load.begin(asked(1, 0), millis(100));
        load.end(millis(400));

        assertThat(load.read(millis(1_000), 0).busy()).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void aLongBatchCountsWhileItIsUnderWay() {
        load.begin(asked(1, 0), millis(1_000));

        assertThat(load.read(millis(2_000), 0).busy()).isEqualTo(0.5, within(1e-9));
        load.end(millis(3_000));
        assertThat(load.read(millis(4_000), 0).busy()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void waitingIsTheMeanOfTheRequestsThatWereTaken() {
        load.begin(asked(1, 0), millis(10));
        load.end(millis(20));
        load.begin(asked(3, 20), millis(50));
        load.end(millis(60));

        assertThat(load.read(millis(100), 0).waitMillis()).isEqualTo(25, within(1e-9));
    }

    @Test
    void whatWaitsLongerThanOthersWaitedIsSeenBeforeItIsTaken() {
        load.begin(asked(1, 0), millis(10));

        assertThat(load.read(millis(2_000), millis(1_500)).waitMillis()).isEqualTo(1_500, within(1e-9));
    }

    @Test
    void onlyTheLastSecondsCount() {
        load.begin(asked(1, 0), millis(1_000));
        load.end(millis(2_000));
        Load last = new Load(0, 0);
        for (int second = 2; second <= 8; second++) {
            last = load.read(TimeUnit.SECONDS.toNanos(second), 0);
        }

        assertThat(last).isEqualTo(new Load(0, 0));
    }

    @Test
    void aModelThatWasNeverAskedIsIdle() {
        assertThat(load.read(0, 0)).isEqualTo(new Load(0, 0));
        assertThat(load.read(millis(1), 0)).isEqualTo(new Load(0, 0));
    }

    private static List<Ask> asked(int requests, long atMillis) {
        return IntStream.range(0, requests)
                .mapToObj(_ -> new Ask(List.of(), 0, new At(millis(atMillis))))
                .toList();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private record At(long since) implements Reply {
        @Override
        public Executor home() {
            return Runnable::run;
        }

        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public boolean wanted() {
            return true;
        }

        @Override
        public void answer(Outcome outcome) {}

        @Override
        public void flush() {}
    }
}
