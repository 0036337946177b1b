package dev.aiengine.server.tenancy;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the operator's key on the first start, before the first request is taken, and prints it, once, to the terminal
 * and never to the log.
 */
@Component
class FirstStart implements SmartInitializingSingleton {
    private final ApiKeys keys;
    private final @Nullable String given;
    private final PrintStream terminal = System.out;

    FirstStart(ApiKeys keys, @Value("${API_KEY:#{null}}") @Nullable String given) {
        this.keys = keys;
        this.given = given;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keys.bootstrap(given)
                .ifPresent(secret -> terminal.printf("%n  Operator key (shown this once): %s%n%n", secret));
    }
}
