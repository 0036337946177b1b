package dev.aiengine.console.fleet;

import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Facts;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.work.Failure;
import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One machine: how it is, how it was, and taking it out of use. */
final class NodeDetails {
    private final Desk desk;
    private final FleetModel model;
    private final Label title = Parts.label("", "detail-title");
    private final Badge state = new Badge();
    private final Label story = Parts.paragraph("", "muted");
    private final Label problem = Parts.paragraph("", "field-wrong");
    private final Facts facts = new Facts();
    private final Button drain;
    private final Button takeBack;
    private final NodeCharts charts;
    private @Nullable Machine shown;

    NodeDetails(Desk desk, FleetModel model) {
        this.desk = desk;
        this.model = model;
        this.charts = new NodeCharts(desk, model);
        drain = Parts.button("Drain", Material2OutlinedMZ.PAUSE_CIRCLE_OUTLINE, this::drain);
        drain.setId("node-drain");
        takeBack = Parts.button("Take back", Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE, this::takeBack);
        takeBack.setId("node-take-back");
    }

    /** What stands above the list of its agents, with more to press at its right. */
    Node head(Button more) {
        return new VBox(8, Parts.row(title, state, Parts.spacer(), drain, takeBack, more), story, problem, facts);
    }

    Node charts() {
        return charts.node();
    }

    void show(Machine machine) {
        shown = machine;
        NodeStatus status = machine.status();
        Instant now = desk.session().now();
        title.setText(machine.name());
        state.show(machine.badge(), machine.tone());
        words(story, machine.story(now));
        NodeReading reading = status.reading();
        words(problem, reading == null || reading.gpuProblem() == null ? "" : reading.gpuProblem());
        Parts.there(drain, !machine.drained());
        Parts.there(takeBack, machine.drained());
        facts.clear();
        if (reading != null) {
            facts.fact("GPUs", gpus(reading))
                    .fact("CPU, memory", share(reading.cpuUse()) + Cell.processors(reading) + ", " + memory(reading));
        }
        facts.fact("For the queue", machine.drained() ? "not counted" : capacity(status.capacity()))
                .fact("Drained by", status.drainedBy());
        NodeStatus.Cache cache = status.cache();
        if (cache != null) {
            facts.fact(
                    "Packages",
                    cache.packages() + ", " + Texts.bytes(cache.bytes())
                            + (cache.problem() == null ? "" : "; " + cache.problem()));
        }
    }

    private static String memory(NodeReading reading) {
        return reading.memoryUsed() == null
                ? Texts.bytes(reading.memory())
                : Cell.amount(reading.memoryUsed(), reading.memory());
    }

    private static @Nullable String gpus(NodeReading reading) {
        return reading.gpus().stream()
                .collect(Collectors.groupingBy(Gpu::product, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(product -> (product.getValue() == 1 ? "" : product.getValue() + " × ") + product.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String share(@Nullable Double use) {
        return use == null ? "" : Texts.percent(use) + " of ";
    }

    private static String capacity(NodeStatus.@Nullable Capacity capacity) {
        return capacity == null
                ? "not counted now"
                : (capacity.gpus() == 0 ? "" : Texts.counted(capacity.gpus(), "GPU") + ", ")
                        + Texts.figure(capacity.cpus()) + " CPUs, " + Texts.bytes(capacity.memory());
    }

    private void drain() {
        Machine machine = Objects.requireNonNull(shown);
        int count = machine.status().workloads().size();
        String runs = count == 0
                ? "Nothing runs on it now."
                : Texts.title(machine.workloads()) + (count == 1 ? " leaves it" : " leave it")
                        + ": trainings save a checkpoint and are queued again, serving agents move one of each tenant"
                        + " at a time.";
        String others = model.others(machine) > 0
                ? ""
                : " No other node takes work: what leaves it waits, and its endpoints answer no more, until one does.";
        desk.overlay()
                .confirm(
                        "Drain " + machine.name(),
                        runs + " It gets nothing more until it is taken back." + others,
                        "Drain it",
                        () -> model.drain(
                                machine,
                                () -> desk.overlay().toast(machine.name() + " is being drained"),
                                this::failed));
    }

    private void takeBack() {
        Machine machine = Objects.requireNonNull(shown);
        desk.overlay()
                .confirm(
                        "Take " + machine.name() + " back",
                        "It gets work again, as soon as something waits for it.",
                        "Take it back",
                        () -> model.takeBack(
                                machine,
                                () -> desk.overlay().toast(machine.name() + " takes work again"),
                                this::failed));
    }

    private void failed(Failure failure) {
        desk.overlay().toast(failure.sentence());
    }

    private static void words(Label label, String words) {
        label.setText(words);
        Parts.there(label, !words.isEmpty());
    }
}
