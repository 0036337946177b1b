package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.contract.client.EngineClient;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

/** One engine, opened as if it were of another environment. */
class EnvironmentTest {
    private final RealEngine engine = RealEngine.shared();

    @Test
    void productionHasALineOverTheWindowAndAsksBeforeAnAliasMoves() {
        try (Screen screen = Screen.of(engine.url(), RealEngine.KEY)) {
            connect(screen, Environment.STAGING);
            screen.shot("environment-staging");
            connect(screen, Environment.PRODUCTION);
            assertThat(screen.find(".frame").getStyleClass()).contains("environment-production");
            screen.page("models");
            screen.click("reviews");
            screen.see("champion @2");
            screen.click("candidate");
            screen.click("Promote");
            screen.see("Endpoints that follow champion go from @2 to @1.");
            screen.shot("environment-production");

            screen.click("Cancel");
            assertThat(champion()).isEqualTo(2);
            screen.click("Promote");
            screen.click("Move");
            await().until(() -> champion() == 1);
            acme().models().alias("reviews", "champion", 2);
        }
    }

    private static void connect(Screen screen, Environment environment) {
        screen.see("Healthy");
        screen.page("connections");
        screen.click("#add-connection");
        screen.enter("#connection-name", environment.title());
        screen.enter("#connection-url", RealEngine.shared().url().toString());
        screen.enter("#connection-key", RealEngine.KEY);
        Screen.fx(() -> {
            for (Node node : screen.stage().getScene().getRoot().lookupAll(".side-sheet .combo-box")) {
                choose(node, environment);
            }
            return true;
        });
        screen.click("#connection-save");
        screen.see(environment.title());
        screen.see("Healthy");
    }

    @SuppressWarnings("unchecked") // the sheet has the choice of environments alone
    private static void choose(Node node, Environment environment) {
        ((ComboBox<Environment>) node).setValue(environment);
    }

    private int champion() {
        return acme().models().get("reviews").aliases().getOrDefault("champion", 0);
    }

    private EngineClient acme() {
        return engine.operator().forTenant("acme");
    }
}
