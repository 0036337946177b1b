package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.support.Folders;
import dev.aiengine.console.support.MonitoringList;
import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.node.StringNode;

/** An operator looks for the tenant that is served worst: asked and judged for real, worked by clicks and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RealEngine engine = RealEngine.shared();
    private final Path saved = Folders.fresh("monitoring");
    private final Screen screen = Screen.saving(engine.url(), RealEngine.KEY, saved);

    @BeforeAll
    void asked() {
        EngineClient acme = engine.operator().forTenant("acme");
        for (int request = 0; request < 30; request++) {
            PredictResponse answer = acme.predict("reviews", "what a lovely film number " + request);
            acme.metrics().feedback(List.of(new FeedbackItem(answer.id(), StringNode.valueOf("positive"))));
        }
        EngineClient globex = engine.operator().forTenant("globex");
        for (int request = 0; request < 20; request++) {
            try {
                globex.predict("load", Map.of("series", "none such"));
            } catch (EngineException e) {
                assertThat(e.status()).isEqualTo(400);
            }
        }
        screen.see("Healthy");
    }

    @AfterAll
    void close() {
        screen.close();
    }

    @Test
    @Order(1)
    void theTenantThatIsServedWorstIsOnTopAndSaysWhy() {
        screen.page("monitoring");
        screen.see("errors 100 % of all requests");
        screen.see("acme");

        await().atMost(LONG).until(() -> names().equals(List.of("globex", "acme")));
    }

    @Test
    @Order(2)
    void chartsAndQualityComeByThemselves() {
        await().atMost(LONG)
                .until(() -> chart("latency").curves().stream()
                        .anyMatch(curve -> curve.name().equals("acme") && curve.size() > 0));
        await("feedback shows")
                .atMost(LONG)
                .until(() -> chart("quality").curves().size() == 1);
        int before = total("requests");
        engine.operator().forTenant("acme").predict("reviews", "one more");

        await("the chart moves without a click").atMost(LONG).until(() -> total("requests") > before);
    }

    @Test
    @Order(3)
    void aTenantOpensToItsEndpointsAndAnEndpointToItsVariants() {
        screen.doubleClick("acme");
        await().atMost(LONG).until(() -> names().equals(List.of("reviews")));
        screen.click("reviews");
        screen.click("Look closer");

        await().atMost(LONG).until(() -> names().contains("reviews@2"));
        screen.see("All tenants");
    }

    @Test
    @Order(5)
    void aChartBecomesAFile() throws IOException {
        for (String kind : List.of("CSV", "SVG", "PNG")) {
            screen.click("#export-latency");
            screen.click(kind);
            screen.see("The chart is in " + saved.resolve("latency." + kind.toLowerCase(java.util.Locale.ROOT)));
        }

        assertThat(Files.readAllLines(saved.resolve("latency.csv")))
                .startsWith("time,of,\"Latency, ms\"")
                .hasSizeGreaterThan(1)
                .anyMatch(line -> line.contains("p95") || line.contains("reviews@2"));
        assertThat(Files.readString(saved.resolve("latency.svg")))
                .contains("<svg")
                .contains("Latency, ms: All tenants");
        assertThat(Files.readAllBytes(saved.resolve("latency.png"))).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    @Order(6)
    void chartsZoomTogetherByKeys() {
        LineChart errors = chart("errors");
        Screen.fx(() -> {
            errors.requestFocus();
            return true;
        });
        await().atMost(LONG).until(() -> apart("requests") == 30_000);
        screen.push(KeyCode.ADD);
        assertThat(chart("latency").shown()).isEqualTo(chart("errors").shown()).isLessThan(3_600_000);
        await("closer points").atMost(LONG).until(() -> apart("requests") == 10_000);

        screen.push(KeyCode.ESCAPE);
        assertThat(chart("latency").shown()).isEqualTo(3_600_000);
        await().atMost(LONG).until(() -> apart("requests") == 30_000);
    }

    @Test
    @Order(7)
    void fromALineItIsOneStepToTheEndpointTheModelAndANewVersion() {
        screen.click("reviews@2");
        screen.click("Endpoint");
        screen.see("Every variant answers.");

        screen.page("monitoring");
        screen.click("reviews@2");
        screen.click("Models");
        screen.see("champion @2");

        screen.page("monitoring");
        screen.click("reviews@2");
        screen.click("Train a new version");
        screen.see("Train a model");
        await().atMost(LONG).until(() -> screen.sees("sentiment"));
        screen.see("passes over the training rows");
        screen.push(KeyCode.ESCAPE);
    }

    @Test
    @Order(8)
    void theWayBackLeadsToAllTenants() {
        screen.page("monitoring");
        screen.click("All tenants");

        await().atMost(LONG).until(() -> names().equals(List.of("globex", "acme")));
    }

    @Test
    @Order(9)
    void theOverviewTellsOfItAndLeadsThere() {
        screen.page("overview");
        screen.see("globex has 100.0 %");
        screen.click("Errors");

        await().atMost(LONG).until(() -> names().equals(List.of("load")));
    }

    @Test
    @Order(10)
    void anEndpointLeadsToItsCharts() {
        screen.page("endpoints");
        screen.click("reviews");
        screen.click("Charts");

        await().atMost(LONG).until(() -> names().contains("reviews@2"));
    }

    @Test
    @Order(11)
    void theCurvesOfATrainingComeWhileItIsLookedAt() {
        screen.page("training");
        screen.see("reviews@2");
        TrainingJob job = engine.operator()
                .forTenant("acme")
                .training()
                .submit(TrainRequest.of("followed", "sentiment", "reviews@1", Map.of("epochs", 3)));
        screen.click("followed");
        assertThat(job.state().ended()).isFalse();

        LineChart loss = (LineChart) screen.find("#course-loss");
        await().atMost(LONG).until(() -> loss.curves().stream().anyMatch(curve -> curve.size() > 0));
        screen.see("followed@1");
    }

    @Test
    @Order(12)
    void comparedJobsHaveTheirCurvesOverEachOther() {
        screen.click("reviews@2");
        screen.push(KeyCode.SHIFT, KeyCode.DOWN);
        screen.click("Compare");

        LineChart both = (LineChart) screen.find("#compare-chart");
        await().atMost(LONG)
                .until(() ->
                        both.curves().stream().map(Curve::name).toList().equals(List.of("reviews@2", "reviews@1")));
        screen.shot("training-compare");
        screen.push(KeyCode.ESCAPE);
    }

    private List<String> names() {
        return MonitoringList.names(screen);
    }

    private LineChart chart(String name) {
        return (LineChart) screen.find("#chart-" + name);
    }

    /** Milliseconds between the first two points of a chart. */
    private double apart(String chart) {
        return chart(chart).curves().stream()
                .filter(curve -> curve.size() > 1)
                .mapToDouble(curve -> curve.x()[1] - curve.x()[0])
                .findFirst()
                .orElse(0);
    }

    private int total(String chart) {
        return chart(chart).curves().stream()
                .mapToInt(curve -> (int) java.util.Arrays.stream(curve.y())
                        .filter(Double::isFinite)
                        .map(y -> y * 30)
                        .sum())
                .sum();
    }
}
