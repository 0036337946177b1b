package dev.aiengine.agent.serving;

import dev.aiengine.contract.agent.Heartbeat.Load;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How busy a model was over the last seconds, and how long requests waited for it. Its own thread writes, once per
 * batch and without waiting for anybody; whoever reads does the arithmetic.
 */
final class WorkerLoad {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(5);
    private static final long FREE = Long.MIN_VALUE;

    private final AtomicLong busy = new AtomicLong();
    private final AtomicLong waited = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong busySince = new AtomicLong(FREE);
    private final ArrayDeque<Reading> readings = new ArrayDeque<>();

    /** The sums as of a moment. */
    private record Reading(long at, long busy, long waited, long asked) {}

    WorkerLoad(long now) {
        readings.add(new Reading(now, 0, 0, 0));
    }

    /** A batch goes into the model. */
    void begin(List<Ask> batch, long now) {
        long sum = 0;
        for (Ask ask : batch) {
            sum += now - ask.reply.since();
        }
        waited.setPlain(waited.getPlain() + sum);
        asked.setPlain(asked.getPlain() + batch.size());
        busySince.setRelease(now);
    }

    /** The batch has come out. */
    void end(long now) {
        busy.setPlain(busy.getPlain() + now - busySince.getPlain());
        busySince.setRelease(FREE);
    }

    /**
     * The load since the oldest reading of the window.
     *
     * @param oldest how long the first request in the queue has waited until now, 0 where there is none
     */
    synchronized Load read(long now, long oldest) {
        long since = busySince.getAcquire();
        long under = since == FREE ? 0 : now - since;
        Reading last = new Reading(now, busy.getPlain() + under, waited.getPlain(), asked.getPlain());
        while (readings.size() > 1 && now - readings.peekFirst().at() > WINDOW) {
            readings.removeFirst();
        }
        Reading first = readings.getFirst();
        readings.addLast(last);
        long time = now - first.at();
        double share = time <= 0 ? 0 : (double) (last.busy() - first.busy()) / time;
        long requests = last.asked() - first.asked();
        double mean = requests <= 0 ? 0 : (double) (last.waited() - first.waited()) / requests;
        return new Load(Math.clamp(share, 0, 1), Math.max(mean, (double) oldest) / 1e6);
    }
}
