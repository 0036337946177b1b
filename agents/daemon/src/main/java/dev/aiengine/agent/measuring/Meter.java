package dev.aiengine.agent.measuring;

import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.metrics.Distribution;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** What one variant of an endpoint does; recording takes no lock and allocates nothing. */
public final class Meter {
    private static final int DIGITS = 2;
    private static final long LONGEST = TimeUnit.HOURS.toMicros(1);

    private final String endpoint;
    private final String model;
    private final int version;
    private final LongAdder predictions = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final Map<ErrorKind, LongAdder> errors = new EnumMap<>(ErrorKind.class);
    private final Recorder latency = new Recorder(DIGITS);
    private final Recorder queueWait = new Recorder(DIGITS);
    private final Recorder batchSize = new Recorder(DIGITS);

    Meter(String endpoint, String model, int version) {
        this.endpoint = endpoint;
        this.model = model;
        this.version = version;
        for (ErrorKind kind : ErrorKind.values()) {
            errors.put(kind, new LongAdder());
        }
    }

    String endpoint() {
        return endpoint;
    }

    String model() {
        return model;
    }

    int version() {
        return version;
    }

    /** A request got its predictions. */
    public void predicted(int inputs, long nanos) {
        predictions.increment();
        rows.add(inputs);
        latency.recordValue(micros(nanos));
    }

    /** A request got none. */
    public void refused(ErrorKind kind) {
        LongAdder count = errors.get(kind);
        if (count != null) {
            count.increment();
        }
    }

    /** A request came to the model. */
    public void waited(long nanos) {
        queueWait.recordValue(micros(nanos));
    }

    /** The model is given a batch. */
    public void batch(int inputs) {
        batchSize.recordValue(inputs);
    }

    /** What was counted since the last time; absent where nothing was. One thread asks. */
    @Nullable
    Activity take() {
        long predicted = predictions.sumThenReset();
        long inputs = rows.sumThenReset();
        Map<String, Long> refused = new HashMap<>();
        errors.forEach((kind, count) -> {
            long many = count.sumThenReset();
            if (many > 0) {
                refused.put(kind.wire(), many);
            }
        });
        String answers = take(latency);
        String waits = take(queueWait);
        String batches = take(batchSize);
        boolean nothing = predicted == 0
                && inputs == 0
                && refused.isEmpty()
                && answers == null
                && waits == null
                && batches == null;
        return nothing
                ? null
                : new Activity(
                        endpoint,
                        model,
                        version,
                        predicted,
                        inputs,
                        refused.isEmpty() ? null : refused,
                        answers,
                        waits,
                        batches);
    }

    private @Nullable String take(Recorder recorder) {
        Histogram taken = recorder.getIntervalHistogram();
        if (taken.getTotalCount() == 0) {
            return null;
        }
        Distribution.Builder filled = new Distribution.Builder();
        taken.recordedValues()
                .forEach(bucket -> filled.add(
                        taken.medianEquivalentValue(bucket.getValueIteratedTo()), bucket.getCountAtValueIteratedTo()));
        return filled.build().encoded();
    }

    private static long micros(long nanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST);
    }
}
