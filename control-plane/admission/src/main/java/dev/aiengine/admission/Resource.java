package dev.aiengine.admission;

/** What a cluster hands out. */
public enum Resource {
    GPUS("GPUs"),
    CPUS("CPUs"),
    MEMORY("memory");

    private final String words;

    Resource(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
