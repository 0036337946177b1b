package dev.aiengine.hardware;

import java.nio.file.Path;

/** What this process may use. */
final class ProcessHost implements Host {
    private final OwnBean own = new OwnBean();
    private final Proc proc;

    ProcessHost(Path proc) {
        this.proc = new Proc(proc);
    }

    /** Where there is no limit, the system knows better than the JDK which memory others could have: caches are. */
    @Override
    public Reading read() {
        long memory = own.memory();
        long used = proc.memory()
                .filter(machine -> machine.total() <= memory)
                .map(machine -> machine.total() - machine.available())
                .orElseGet(own::memoryUsed);
        return new Reading(own.processors(), own.cpuUse(), memory, used);
    }
}
