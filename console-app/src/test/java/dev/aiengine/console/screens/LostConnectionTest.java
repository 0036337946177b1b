package dev.aiengine.console.screens;

import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.contract.tenancy.NewTenant;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LostConnectionTest {

    @Test
    void whatWasShownStaysAndIsMarkedAsOld() throws IOException {
        RealEngine engine = RealEngine.start();
        engine.operator().tenants().create(new NewTenant("acme", "Acme Retail", null));
        try (Screen screen = Screen.of(engine.url(), RealEngine.KEY)) {
            screen.page("tenants");
            screen.see("Acme Retail");
            engine.kill();

            screen.see("what you see is from before");
            screen.see("Connection lost");
            screen.see("Acme Retail");
            screen.shot("lost-connection");
        }
    }
}
