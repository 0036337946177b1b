package dev.aiengine.hardware;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole machine: a daemon's own limits say nothing about the node it looks after. */
final class NodeHost implements Host {
    private final OwnBean own = new OwnBean();
    private final Proc proc;
    private Proc.@Nullable Ticks last;

    NodeHost(Path proc) {
        this.proc = new Proc(proc);
    }

    @Override
    public Reading read() {
        Optional<Proc.Ticks> now = proc.ticks();
        Double use = now.isPresent() ? useSinceLast(now.get()) : own.cpuUse();
        last = now.orElse(null);
        int processors = now.map(Proc.Ticks::processors).orElseGet(own::processors);
        return proc.memory()
                .map(memory -> new Reading(processors, use, memory.total(), memory.total() - memory.available()))
                .orElseGet(() -> new Reading(processors, use, own.memory(), own.memoryUsed()));
    }

    private @Nullable Double useSinceLast(Proc.Ticks now) {
        return last == null || now.all() <= last.all()
                ? null
                : Math.clamp((double) (now.busy() - last.busy()) / (now.all() - last.all()), 0, 1);
    }
}
