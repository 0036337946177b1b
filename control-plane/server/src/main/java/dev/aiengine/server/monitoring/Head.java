package dev.aiengine.server.monitoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ObjIntConsumer;
import org.springframework.stereotype.Component;

/** The blocks that are not written yet; soft state, told again by the agents after a restart. */
@Component
class Head {
    private final ConcurrentMap<Long, ConcurrentMap<Long, Block>> minutes = new ConcurrentHashMap<>();

    void add(long series, long moment, Point point) {
        long begins = Tier.FINE.blockOf(moment);
        // In one step with the look-up, so that nothing is added to a block that was just taken
        minutes.compute(begins, (minute, known) -> {
            ConcurrentMap<Long, Block> blocks = known == null ? new ConcurrentHashMap<>() : known;
            blocks.computeIfAbsent(series, id -> new Block()).add(Tier.FINE.place(moment), point);
            return blocks;
        });
    }

    /** Takes out every minute before one. */
    SortedMap<Long, Map<Long, Block>> takeBefore(long begins) {
        SortedMap<Long, Map<Long, Block>> taken = new TreeMap<>();
        for (Long minute : List.copyOf(minutes.keySet())) {
            if (minute < begins) {
                Map<Long, Block> blocks = minutes.remove(minute);
                if (blocks != null) {
                    taken.put(minute, new HashMap<>(blocks));
                }
            }
        }
        return taken;
    }

    /** What could not be written is here again. */
    void giveBack(Map<Long, Map<Long, Block>> taken) {
        taken.forEach((minute, blocks) -> blocks.forEach((series, block) ->
                block.each((point, place) -> add(series, minute + (long) place * Tier.FINE.resolution(), point))));
    }

    /** Reads what is here of a series in a block; the reader must be quick. */
    void each(long series, long begins, ObjIntConsumer<Point> reader) {
        minutes.computeIfPresent(begins, (minute, blocks) -> {
            Block block = blocks.get(series);
            if (block != null) {
                block.each(reader);
            }
            return blocks;
        });
    }

    List<Long> blocks() {
        return minutes.keySet().stream().sorted().toList();
    }
}
