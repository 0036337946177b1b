package dev.aiengine.server.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is read of a node. Points are written with its number, which stays what it is. */
enum Gauge {
    CPU(0, "cpu", "ratio", 1e4, 1, false),
    MEMORY(1, "memory", "bytes", 1, Sizes.MOST_BYTES, false),
    GPU_UTILISATION(2, "gpuUtilisation", "ratio", 1e4, 1, true),
    GPU_MEMORY(3, "gpuMemory", "bytes", 1, Sizes.MOST_BYTES, true),
    GPU_TEMPERATURE(4, "gpuTemperature", "celsius", 10, 1_000, true);

    /** Of the series that a node has. */
    static final List<String> NAMES = Arrays.stream(values()).map(Gauge::title).toList();

    private static final Map<Integer, Gauge> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(Gauge::number, gauge -> gauge));

    private final int number;
    private final String title;
    private final String unit;
    private final double scale;
    private final double most;
    private final boolean ofGpu;

    Gauge(int number, String title, String unit, double scale, double most, boolean ofGpu) {
        this.number = number;
        this.title = title;
        this.unit = unit;
        this.scale = scale;
        this.most = most;
        this.ofGpu = ofGpu;
    }

    static Gauge of(int number) {
        return Objects.requireNonNull(BY_NUMBER.get(number), "no gauge has this number");
    }

    int number() {
        return number;
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
