package dev.aiengine.admission;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a tenant has running, summed up, and sorted by who may be asked to give way first. */
final class Residents {
    static final Residents NOBODY = new Residents();

    private final Map<String, Occupant> byId = new LinkedHashMap<>();
    private final TreeMap<Integer, NavigableSet<Occupant>> byResistance = new TreeMap<>();
    private Amount use = Amount.NONE;
    private Amount leaving = Amount.NONE;

    void add(Occupant occupant) {
        Amount total = occupant.active().shape().total();
        byId.put(occupant.id(), occupant);
        byResistance
                .computeIfAbsent(occupant.resistance(), resistance -> new TreeSet<>(Occupant.BY_PEACE))
                .add(occupant);
        use = use.plus(total);
        leaving = occupant.active().leaving() ? leaving.plus(total) : leaving;
    }

    void remove(Occupant occupant) {
        Amount total = occupant.active().shape().total();
        byId.remove(occupant.id());
        byResistance.computeIfPresent(
                occupant.resistance(), (resistance, alike) -> alike.remove(occupant) && alike.isEmpty() ? null : alike);
        use = use.minus(total);
        leaving = occupant.active().leaving() ? leaving.minus(total) : leaving;
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    Collection<Occupant> all() {
        return byId.values();
    }

    Amount use() {
        return use;
    }

    /** What those use who were asked to give way. */
    Amount leaving() {
        return leaving;
    }

    /** The lowest priority that one of its own has that could be asked; the highest there is where none could. */
    int leastResistance(long now) {
        for (Map.Entry<Integer, NavigableSet<Occupant>> alike : byResistance.entrySet()) {
            if (alike.getValue().first().yields(now)) {
                return alike.getKey();
            }
        }
        return Integer.MAX_VALUE;
    }
}
