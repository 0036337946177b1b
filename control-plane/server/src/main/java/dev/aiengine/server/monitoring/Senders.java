package dev.aiengine.server.monitoring;

import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.server.fleet.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** How far each agent's windows are heard and stored; soft state, begun anew from what is stored. */
@Component
class Senders {
    private final BlockStore blocks;
    private final Map<String, Sender> senders = new ConcurrentHashMap<>();

    Senders(BlockStore blocks) {
        this.blocks = blocks;
    }

    /** A window that is heard, and the block its points are in. */
    private record Pending(long number, long block) {}

    /** How far an attempt's windows are in the database. */
    record Stored(String workload, int attempt, long number) {}

    private static final class Sender {
        private final int attempt;
        private final Deque<Pending> pending = new ArrayDeque<>();
        private long heard;
        private long stored;
        private long last;

        Sender(int attempt, long stored) {
            this.attempt = attempt;
            this.heard = stored;
            this.stored = stored;
        }
    }

    /**
     * Takes in the windows that are new, one after the other.
     *
     * @param after the last window that the agent takes for heard; where that is more than we know, we forgot some and
     *     are told again
     */
    Heard hear(Workload workload, long after, List<Window> windows, long now, Consumer<Window> taker) {
        Sender sender = of(workload);
        synchronized (sender) {
            sender.last = now;
            if (after <= sender.heard) {
                for (Window window : windows) {
                    if (window.number() > sender.heard) {
                        taker.accept(window);
                        sender.pending.add(new Pending(window.number(), Tier.FINE.blockOf(window.at())));
                        sender.heard = window.number();
                    }
                }
            }
            return new Heard(sender.heard, sender.stored);
        }
    }

    private Sender of(Workload workload) {
        return senders.compute(
                workload.id(),
                (id, known) -> known != null && known.attempt == workload.attempt()
                        ? known
                        : new Sender(workload.attempt(), blocks.stored(id, workload.attempt())));
    }

    /** How far everybody will be stored once every block before one is written. */
    List<Stored> storedBefore(long block) {
        List<Stored> result = new ArrayList<>();
        senders.forEach((workload, sender) -> {
            synchronized (sender) {
                long number = sender.stored;
                for (Pending pending : sender.pending) {
                    if (pending.block() >= block) {
                        break;
                    }
                    number = pending.number();
                }
                if (number > sender.stored) {
                    result.add(new Stored(workload, sender.attempt, number));
                }
            }
        });
        return result;
    }

    void stored(List<Stored> written) {
        for (Stored one : written) {
            Sender sender = senders.get(one.workload());
            if (sender == null || sender.attempt != one.attempt()) {
                continue;
            }
            synchronized (sender) {
                sender.stored = one.number();
                sender.pending.removeIf(pending -> pending.number() <= one.number());
            }
        }
    }

    /** Forgets those that are silent and have nothing left to store. */
    void forgetSilentSince(long moment) {
        senders.values().removeIf(sender -> {
            synchronized (sender) {
                return sender.last < moment && sender.pending.isEmpty();
            }
        });
    }
}
