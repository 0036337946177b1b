package dev.aiengine.server.telemetry;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.server.fleet.NodeRead;
import dev.aiengine.server.fleet.NodeReadings;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How machines are, as gauges; a machine that is silent has none. */
@Component
class NodeMeters {
    private final NodeReadings readings;
    private final int most;
    private final List<OfNode> ofNodes;
    private final List<OfGpu> ofGpus;

    /** @param most machines whose figures are kept, here as in charts */
    NodeMeters(
            NodeReadings readings,
            @Value("${aiengine.monitoring.nodes:2000}") int most,
            PrometheusMeterRegistry meters) {
        this.readings = readings;
        this.most = most;
        this.ofNodes = List.of(
                new OfNode(gauge("aiengine.node.cpu", "ratio", "busy processors", meters), NodeReading::cpuUse),
                new OfNode(gauge("aiengine.node.memory", "bytes", "memory in use", meters), NodeReading::memoryUsed),
                new OfNode(gauge("aiengine.node.memory.max", "bytes", "memory there is", meters), NodeReading::memory));
        this.ofGpus = List.of(
                new OfGpu(gauge("aiengine.gpu.utilisation", "ratio", "time it computed", meters), Gpu::utilisation),
                new OfGpu(gauge("aiengine.gpu.memory", "bytes", "memory in use", meters), Gpu::memoryUsed),
                new OfGpu(gauge("aiengine.gpu.memory.max", "bytes", "memory there is", meters), Gpu::memory),
                new OfGpu(gauge("aiengine.gpu.temperature", "celsius", "temperature", meters), Gpu::temperature));
    }

    private record OfNode(MultiGauge gauge, Function<NodeReading, @Nullable Number> value) {}

    private record OfGpu(MultiGauge gauge, Function<Gpu, @Nullable Number> value) {}

    /** Makes them what machines said last. */
    synchronized void refresh() {
        List<NodeRead> heard = readings.latest().stream()
                .filter(read -> !readings.isStale(read.at()))
                .limit(most)
                .toList();
        ofNodes.forEach(one -> one.gauge()
                .register(
                        heard.stream()
                                .flatMap(read -> row(
                                        Tags.of("node", read.node()),
                                        one.value().apply(read.reading())))
                                .toList(),
                        true));
        ofGpus.forEach(one -> one.gauge()
                .register(
                        heard.stream()
                                .flatMap(read -> read.reading().gpus().stream()
                                        .flatMap(gpu -> row(
                                                Tags.of("node", read.node(), "gpu", String.valueOf(gpu.index())),
                                                one.value().apply(gpu))))
                                .toList(),
                        true));
    }

    private static Stream<Row<?>> row(Tags tags, @Nullable Number value) {
        return value == null ? Stream.empty() : Stream.of(Row.of(tags, value));
    }

    private static MultiGauge gauge(String name, String unit, String what, PrometheusMeterRegistry meters) {
        return MultiGauge.builder(name).baseUnit(unit).description(what).register(meters);
    }
}
