package dev.aiengine.admission;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that waits, in the order of each tenant's lines. Kept from plan to plan, so that a plan costs what it
 * decides and not what waits; it must not be changed while a plan is made.
 */
public final class Backlog {
    private final Policy policy;
    private final Map<String, Lines> byTenant = new TreeMap<>();
    private int size;

    public Backlog(Policy policy) {
        this.policy = policy;
    }

    public static Backlog of(Collection<Waiting> waiting, Policy policy) {
        Backlog backlog = new Backlog(policy);
        waiting.forEach(backlog::add);
        return backlog;
    }

    /** A tenant's, the line whose first is next before the others. */
    private static final class Lines {
        private final Map<Line.Kind, Line> byKind = new HashMap<>();
        private final NavigableSet<Line> inOrder = new TreeSet<>();

        boolean change(Line line, Predicate<Line> change) {
            if (!line.isEmpty()) {
                inOrder.remove(line);
            }
            boolean changed = change.test(line);
            if (line.isEmpty()) {
                byKind.remove(line.kind());
            } else {
                inOrder.add(line);
            }
            return changed;
        }
    }

    public void add(Waiting waiting) {
        Lines lines = byTenant.computeIfAbsent(waiting.tenant(), tenant -> new Lines());
        Line line = lines.byKind.computeIfAbsent(Line.Kind.of(waiting), kind -> new Line(kind, policy));
        size += lines.change(line, changed -> changed.add(waiting)) ? 1 : 0;
    }

    public void remove(Waiting waiting) {
        Lines lines = byTenant.get(waiting.tenant());
        Line line = lines == null ? null : lines.byKind.get(Line.Kind.of(waiting));
        if (lines != null && line != null) {
            size -= lines.change(line, changed -> changed.remove(waiting)) ? 1 : 0;
            if (lines.byKind.isEmpty()) {
                byTenant.remove(waiting.tenant());
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
                .flatMap(lines -> lines.inOrder.stream())
                .flatMap(Line::stream);
    }

    /** Calls for each tenant of whom something waits, with its lines in their order. */
    void lines(BiConsumer<String, Iterator<Line>> reader) {
        byTenant.forEach((tenant, lines) -> reader.accept(tenant, lines.inOrder.iterator()));
    }
}
