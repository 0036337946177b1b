package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.console.support.Seed;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.fleet.NodeStatus;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.training.TrainRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This machine in the fleet, with two GPUs that a played driver tells of, taken out of use and back by the page. */
class FleetTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void aMachineIsSeenDrainedAndTakenBack() throws Exception {
        RealEngine engine = RealEngine.start("--aiengine.node.nvidia-smi=" + driver(), "--aiengine.node.interval=1s");
        serve(engine);
        try (Screen screen = Screen.of(engine.url(), RealEngine.KEY)) {
            screen.page("fleet");
            screen.see("1 node, 2 GPUs");
            screen.find("local GPU 0, NVIDIA L4: 87 % busy, 4.0 GB of 22 GB, 61 °C");
            assertThat(text(screen, "local GPU 1, NVIDIA L4: 3 % busy, 0 B of 22 GB, 40 °C"))
                    .isEqualTo("3");
            screen.click("#heat-memory");
            assertThat(text(screen, "local GPU 0, NVIDIA L4: 87 % busy, 4.0 GB of 22 GB, 61 °C"))
                    .isEqualTo("18");

            screen.click("local GPU 0, NVIDIA L4: 87 % busy, 4.0 GB of 22 GB, 61 °C");
            screen.see("What runs on local");
            screen.see("2 × NVIDIA L4");
            screen.see("Takes work");
            await().atMost(LONG).until(() -> chart(screen, "GPU 0, last 87; GPU 1, last 3"));
            screen.settle();
            screen.shot("fleet-local");

            screen.click("#node-drain");
            screen.see("One workload leaves it");
            screen.see("No other node takes work");
            screen.push(KeyCode.ESCAPE);
            assertThat(node(engine).drainedSince()).isNull();
            screen.click("#node-drain");
            ProcessHandle agent = agent(engine);
            signal(agent, "STOP");
            try {
                screen.click("Drain it");
                screen.see("local is being drained");
                screen.see("Draining");
                screen.see("draining, 1 left");
                screen.see("; one workload is still there");
                screen.see("Leaving");
                screen.shot("fleet-draining");
            } finally {
                signal(agent, "CONT");
            }
            screen.see("nothing runs on it any more");
            screen.see("Drained");
            assertThat(node(engine).workloads()).isEmpty();
            screen.page("queue");
            screen.see("drained: local");

            screen.page("fleet");
            screen.click("#node-take-back");
            screen.click("Take it back");
            screen.see("Takes work");
            assertThat(node(engine).drainedSince()).isNull();
            await().atMost(LONG)
                    .until(() -> acme(engine).endpoints().get("reviews").state() == EndpointState.READY);

            screen.click("#all-nodes");
            await().until(() -> !screen.sees("What runs on"));
        }
    }

    private static ProcessHandle agent(RealEngine engine) {
        long pid = Objects.requireNonNull(
                engine.operator().agents().all().getFirst().pid());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** An agent that is stopped cannot leave before it was looked at. */
    private static void signal(ProcessHandle agent, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(agent.pid()))
                .start()
                .waitFor();
    }

    private static NodeStatus node(RealEngine engine) {
        return engine.operator().nodes().list().getFirst();
    }

    private static boolean chart(Screen screen, String words) {
        return Screen.fx(() -> screen.stage().getScene().getRoot().lookupAll(".line-chart").stream()
                .anyMatch(chart -> String.valueOf(chart.getAccessibleText()).contains(words)));
    }

    private static String text(Screen screen, String cell) {
        return ((javafx.scene.control.Label) screen.find(cell)).getText();
    }

    private static EngineClient acme(RealEngine engine) {
        return engine.operator().forTenant("acme");
    }

    private static void serve(RealEngine engine) throws Exception {
        engine.operator().tenants().create(new NewTenant("acme", "Acme Retail", null));
        EngineClient acme = acme(engine);
        acme.datasets().upload("reviews", new Upload(Seed.reviewsFile(40), Upload.CSV));
        String job = acme.training()
                .submit(TrainRequest.of("reviews", "sentiment", "reviews@1", Map.of("epochs", 2)))
                .id();
        acme.training().await(job, LONG);
        acme.endpoints().put("reviews", new EndpointSpec(List.of(new Variant("reviews", "1", null)), null));
        acme.endpoints().await("reviews", LONG);
    }

    private Path driver() throws Exception {
        Path tool = folder.resolve("nvidia-smi");
        Files.writeString(tool, """
                #!/bin/sh
                case "$1" in
                --query-gpu*)
                echo '0, GPU-a, NVIDIA L4, 23034, 4096, 87, 61, [N/A]'
                echo '1, GPU-b, NVIDIA L4, 23034, 0, 3, 40, [N/A]';;
                esac
                """);
        return Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
