package dev.aiengine.admission;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that waits, in the order of each tenant's lines. Kept from plan to plan, so that a plan costs what it
 * decides and not what waits; it must not be changed while a plan is made.
 */
public final class Backlog {
    private final Comparator<Waiting> order;
    private final Map<String, Map<Line.Kind, NavigableSet<Waiting>>> byTenant = new TreeMap<>();
    private int size;

    public Backlog(Policy policy) {
        this.order = Waiting.order(policy);
    }

    public static Backlog of(Collection<Waiting> waiting, Policy policy) {
        Backlog backlog = new Backlog(policy);
        waiting.forEach(backlog::add);
        return backlog;
    }

    public void add(Waiting waiting) {
        boolean added = byTenant.computeIfAbsent(waiting.tenant(), tenant -> new HashMap<>())
                .computeIfAbsent(Line.Kind.of(waiting), kind -> new TreeSet<>(order))
                .add(waiting);
        size += added ? 1 : 0;
    }

    public void remove(Waiting waiting) {
        Map<Line.Kind, NavigableSet<Waiting>> lines = byTenant.getOrDefault(waiting.tenant(), Map.of());
        Line.Kind kind = Line.Kind.of(waiting);
        NavigableSet<Waiting> line = lines.get(kind);
        if (line != null && line.remove(waiting)) {
            size--;
            if (line.isEmpty()) {
                lines.remove(kind);
            }
        }
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** In no order that means anything, but always in the same. */
    public Stream<Waiting> all() {
        return byTenant.values().stream()
                .flatMap(lines -> lines.values().stream())
                .flatMap(NavigableSet::stream);
    }

    /** Calls for each line that is not empty. */
    void lines(LineReader reader) {
        byTenant.forEach((tenant, lines) -> lines.forEach((kind, line) -> reader.line(tenant, kind, line.iterator())));
    }

    /** Takes a line from its first on. */
    @FunctionalInterface
    interface LineReader {
        void line(String tenant, Line.Kind kind, Iterator<Waiting> members);
    }
}
