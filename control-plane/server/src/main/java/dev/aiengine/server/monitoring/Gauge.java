package dev.aiengine.server.monitoring;

import java.util.Arrays;
import java.util.List;

/** What is read of a node. Its place among the others is written with its points, so new ones come last. */
enum Gauge {
    CPU("cpu", "ratio", 1e4, 1, false),
    MEMORY("memory", "bytes", 1, Sizes.MOST_BYTES, false),
    GPU_UTILISATION("gpuUtilisation", "ratio", 1e4, 1, true),
    GPU_MEMORY("gpuMemory", "bytes", 1, Sizes.MOST_BYTES, true),
    GPU_TEMPERATURE("gpuTemperature", "celsius", 10, 1_000, true);

    /** Of the series that a node has. */
    static final List<String> NAMES = Arrays.stream(values()).map(Gauge::title).toList();

    private final String title;
    private final String unit;
    private final double scale;
    private final double most;
    private final boolean ofGpu;

    Gauge(String title, String unit, double scale, double most, boolean ofGpu) {
        this.title = title;
        this.unit = unit;
        this.scale = scale;
        this.most = most;
        this.ofGpu = ofGpu;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    boolean ofGpu() {
        return ofGpu;
    }

    /** Whether it can be; what cannot is not kept. */
    boolean takes(double value) {
        return value >= 0 && value <= most;
    }

    /** As it is summed up, in whole numbers. */
    long whole(double value) {
        return Math.round(value * scale);
    }

    double mean(long sum, long count) {
        return (double) sum / count / scale;
    }

    /** An hour of readings ten times a second still fits into a sum. */
    private static final class Sizes {
        private static final double MOST_BYTES = 1L << 46;
    }
}
