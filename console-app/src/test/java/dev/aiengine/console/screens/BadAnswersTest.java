package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.support.Boxes;
import dev.aiengine.console.support.Play;
import dev.aiengine.console.support.PlayedEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.console.support.Uncaught;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that fail, answer half, are of another version or have another time: each page says so and goes on. */
class BadAnswersTest {
    /** Pages of what the engine has, and something that is only there when it answered well. */
    private static final Map<String, String> FULL = Map.of(
            "overview", "reviews@champion",
            "datasets", "reviews",
            "training", "row 3 of the file has no label",
            "models", "candidate",
            "endpoints", "reviews@champion",
            "predict", "sentiment",
            "monitoring", "3.2 %",
            "queue", "two GPUs",
            "fleet", "gpu-node-01",
            "audit", "dataset.create");

    /** Among them every way in which pages show that something failed. */
    private static final List<String> OFTEN = List.of("overview", "monitoring", "fleet");

    private static final List<String> OTHERS = List.of("settings", "connections", "tenants");

    @Test
    void everyPageSaysWhatTheEngineFailsOf() throws IOException {
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.see("Healthy");
            everyPage((page, full) -> {
                engine.play(Play.PROBLEM);
                screen.page(page);
                screen.see("The engine failed (500)");
                screen.see("The database is full");
                fits(screen);

                if (OFTEN.contains(page)) {
                    engine.play(Play.WEB_PAGE);
                    screen.page(page);
                    screen.see("It answers with a web page: Oops & sorry");
                    assertThat(screen.sees("<body")).as("the source of a page").isFalse();

                    engine.play(Play.WELL);
                    screen.page(page);
                    screen.see(full);

                    engine.play(Play.CUT);
                    screen.page(page);
                    screen.see("The answer did not arrive");
                    screen.see(full);
                    fits(screen);
                }
            });
            for (String page : OTHERS) {
                screen.page(page);
                fits(screen);
            }
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void anEngineThatOnlyFailsIsNotConnectedAndEveryPageSaysSo() throws IOException {
        try (PlayedEngine engine = PlayedEngine.started()) {
            engine.playWhole(Play.WEB_PAGE);
            try (Screen screen = Screen.of(engine.url(), "any");
                    Uncaught uncaught = new Uncaught()) {
                screen.see("Not connected");
                everyPage((page, full) -> {
                    screen.page(page);
                    screen.see("The engine failed (500)");
                    assertThat(screen.sees("<body")).isFalse();
                    fits(screen);
                });
                engine.playWhole(Play.WELL);
                screen.click("Try now");
                screen.see("Healthy");
                assertThat(uncaught.thrown()).isEmpty();
            }
        }
    }

    @Test
    void aLaterVersionMaySayMore() throws IOException {
        try (PlayedEngine engine = PlayedEngine.started()) {
            engine.playWhole(Play.MORE);
            try (Screen screen = Screen.of(engine.url(), "any");
                    Uncaught uncaught = new Uncaught()) {
                screen.see("Healthy");
                for (String page : List.of("overview", "training", "predict", "monitoring", "fleet")) {
                    screen.page(page);
                    screen.see(String.valueOf(FULL.get(page)));
                    assertThat(screen.sees("does not understand")).isFalse();
                }
                assertThat(uncaught.thrown()).isEmpty();
            }
        }
    }

    @Test
    void whatAnotherVersionSaysOtherwiseIsNamedWithItsPlace() throws IOException {
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.see("Healthy");
            otherwise(engine, screen, Play.OTHER_STATES, "training", "items[0].state is HIBERNATING");
            otherwise(engine, screen, Play.without("name"), "datasets", "items[0].columns[0] has no name");
            otherwise(engine, screen, Play.without("variants"), "predict", "items[0] has no variants");
            otherwise(engine, screen, Play.without("labels"), "monitoring", "series[0] has no labels");
            otherwise(engine, screen, Play.without("workloads"), "fleet", "nodes[0] has no workloads");
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, -60})
    void theTimeIsTheEngines(int minutes) throws IOException {
        try (PlayedEngine engine = PlayedEngine.ahead(Duration.ofMinutes(minutes));
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.page("monitoring");
            screen.see(minutes > 0 ? " min ahead, AI Engine" : " min behind, AI Engine");
            screen.see("3.2 %");
            screen.page("overview");
            screen.see("in the last 5 minutes");
            screen.page("datasets");
            screen.see("2 min ago");
            screen.page("training");
            screen.see("5 min ago");
            screen.page("fleet");
            screen.see("silent 15 min");
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void eventsThatBreakOrAreGarbageLeaveNothingUnheard() throws IOException {
        try (PlayedEngine engine = PlayedEngine.started();
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.page("datasets");
            screen.see("reviews");
            await().until(() -> engine.listeners() == 1);
            heard(engine, "data: \u0000\u0001{{{<nothing>\n\n");
            heard(engine, dataset("hibernated"));
            heard(engine, dataset("created"));

            engine.write("id: r-9\ndata: {\"type\":\"dataset\",\"ten");
            engine.cut();
            await().until(() -> engine.listeners() == 1);
            heard(engine, dataset("created"));
            assertThat(screen.sees("reviews")).isTrue();
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    private interface Look {
        /** @param full words that are there when the engine answers well */
        void at(String page, String full) throws IOException;
    }

    private static void everyPage(Look look) throws IOException {
        for (Map.Entry<String, String> page : FULL.entrySet()) {
            look.at(page.getKey(), page.getValue());
        }
    }

    private static void otherwise(PlayedEngine engine, Screen screen, Play play, String page, String words) {
        engine.play(play);
        screen.page(page);
        screen.see("This console does not understand the answer");
        screen.see(words);
        fits(screen);
    }

    /** Nothing stands out of its box. */
    private static void fits(Screen screen) {
        assertThat(Boxes.tooWide(screen.stage())).isEmpty();
    }

    private static void heard(PlayedEngine engine, String event) throws IOException {
        int before = engine.asked();
        engine.write(event);
        await(event).atMost(Duration.ofSeconds(10)).until(() -> engine.asked() > before);
    }

    private static String dataset(String change) {
        return "data: {\"type\":\"dataset\",\"tenant\":\"acme\",\"name\":\"reviews\",\"change\":\"" + change
                + "\",\"at\":\"2026-01-01T00:00:00Z\"}\n\n";
    }
}
