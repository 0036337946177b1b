package dev.aiengine.agent.measuring;

import dev.aiengine.contract.agent.Measured.Activity;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The meters of all variants; one that nobody uses any more goes once it was read. */
public final class Meters {
    private final Map<Key, Kept> meters = new ConcurrentHashMap<>();

    private record Key(String endpoint, String model, int version) {}

    /** @param unread keeps what was counted by a variant that is gone until it was read */
    private record Kept(WeakReference<Meter> used, @Nullable Meter unread) {}

    /** The meter of a variant; the same from one generation of its endpoint to the next. */
    public Meter of(String endpoint, String model, int version) {
        Meter[] found = new Meter[1];
        meters.compute(new Key(endpoint, model, version), (key, kept) -> {
            Meter used = kept == null ? null : kept.used.get();
            found[0] = used == null ? new Meter(endpoint, model, version) : used;
            return new Kept(new WeakReference<>(found[0]), found[0]);
        });
        return found[0];
    }

    /** What every variant did since the last time. */
    List<Activity> take() {
        List<Activity> taken = new ArrayList<>();
        for (Key key : meters.keySet()) {
            meters.computeIfPresent(key, (same, kept) -> {
                Meter meter = kept.used.get();
                if (meter == null) {
                    return null;
                }
                Activity activity = meter.take();
                if (activity != null) {
                    taken.add(activity);
                }
                return new Kept(kept.used, activity == null ? null : meter);
            });
        }
        return taken;
    }
}
