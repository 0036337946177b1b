package dev.aiengine.admission;

import java.util.List;

/** What a cluster hands out. */
public enum Resource {
    GPUS("GPUs"),
    CPUS("CPUs"),
    MEMORY("memory");

    /** Without a copy each time. */
    static final List<Resource> ALL = List.of(values());

    private final String words;

    Resource(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
