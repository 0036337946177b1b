package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.support.NeverMeasured;
import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each page in light and dark, full, empty and in error, for people to look at: {@code target/screens}. */
class PicturesTest {
    private static final List<String> OF_TENANT = List.of("datasets", "training", "models", "endpoints", "predict");
    private static final List<String> WHOLE =
            List.of("overview", "tenants", "monitoring", "queue", "fleet", "audit", "settings");

    @Test
    void everyPageIsFullOfWhatTheEngineHas() throws IOException {
        RealEngine engine = RealEngine.shared();
        try (Screen screen = Screen.of(engine.url(), RealEngine.KEY)) {
            screen.see("Healthy");
            for (String theme : List.of("light", "dark")) {
                shoot(screen, WHOLE, "full-" + theme);
                shoot(screen, OF_TENANT, "full-" + theme);
                screen.click("#theme");
            }
        }
    }

    @Test
    void aTenantWithNothingIsToldWhatToDoNext() throws IOException {
        RealEngine engine = RealEngine.shared();
        try (Screen screen = Screen.of(engine.url(), RealEngine.KEY)) {
            screen.see("Healthy");
            for (String theme : List.of("light", "dark")) {
                screen.page("datasets");
                screen.choose("#tenant", "initech");
                shoot(screen, OF_TENANT, "empty-" + theme);
                assertThat(screen.sees("No endpoint to ask")).isTrue();
                screen.click("#theme");
            }
        }
    }

    @Test
    void aWrongAddressIsSaidOnEveryPage() throws IOException {
        try (Screen screen = Screen.of(URI.create("http://localhost:9"), "any")) {
            screen.see("Not connected");
            for (String theme : List.of("light", "dark")) {
                shoot(screen, WHOLE, "error-" + theme);
                shoot(screen, OF_TENANT, "error-" + theme);
                assertThat(screen.sees("The engine does not answer")).isTrue();
                screen.click("#theme");
            }
        }
    }

    @Test
    void figuresThatTakeLongAreWaitedForVisibly() throws IOException {
        try (NeverMeasured engine = new NeverMeasured();
                Screen screen = Screen.of(engine.url(), "any")) {
            screen.see("Healthy");
            screen.page("monitoring");
            screen.find("Loading");
            screen.shot("monitoring-busy");
        }
    }

    @Test
    void aTenantWithoutTrafficIsToldSo() throws IOException {
        RealEngine engine = RealEngine.shared();
        ApiKey key = engine.operator().tenants().createKey("initech", "pictures", Role.TENANT_ADMIN);
        try (Screen screen = Screen.of(engine.url(), Objects.requireNonNull(key.key()))) {
            screen.see("Healthy");
            screen.page("monitoring");
            screen.see("Nothing was asked in this time");
            screen.shot("monitoring-empty");
        }
    }

    @Test
    void aWrongKeyIsSaidWithWhatToDo() throws IOException {
        RealEngine engine = RealEngine.shared();
        try (Screen screen = Screen.of(engine.url(), "no-such-key")) {
            screen.see("The engine does not know this key");
            screen.shot("wrong-key");
        }
    }

    private static void shoot(Screen screen, List<String> pages, String how) throws IOException {
        for (String page : pages) {
            screen.page(page);
            screen.settle();
            assertThat(Files.size(screen.shot(page + "-" + how))).isGreaterThan(10_000);
        }
    }
}
