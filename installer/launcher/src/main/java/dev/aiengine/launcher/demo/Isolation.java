package dev.aiengine.launcher.demo;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.launcher.engine.LaunchFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Tries one tenant's key on another tenant's endpoint, every way there is; all must be refused. */
final class Isolation {
    private final Chapter intruder;
    private final Chapter owner;

    Isolation(Chapter intruder, Chapter owner) {
        this.intruder = intruder;
        this.owner = owner;
    }

    /** One line per attempt: what was tried and the status that came. */
    List<String> proof() {
        String endpoint = owner.showcase().resource();
        Object input = owner.input();
        EngineClient client = intruder.client();
        List<String> lines = new ArrayList<>();
        lines.add(refused("predicts with it", 404, () -> client.predict(endpoint, input)));
        lines.add(refused(
                "names the tenant " + owner.tenant().name(),
                403,
                () -> client.forTenant(owner.tenant().name()).predict(endpoint, input)));
        for (String address : owner.endpoint().addresses()) {
            EngineClient agent = client.at(URI.create(address));
            lines.add(refused("asks its agent directly", 401, () -> agent.predict(endpoint, input)));
        }
        return lines;
    }

    private String refused(String what, int expected, Runnable attempt) {
        try {
            attempt.run();
        } catch (EngineException e) {
            if (e.status() == expected) {
                return what + ": " + expected;
            }
            throw new LaunchFailure(told(what) + " and got " + e.status() + " instead of " + expected);
        }
        throw new LaunchFailure(told(what) + " and was answered");
    }

    private String told(String what) {
        return "Isolation is broken: " + intruder.tenant().name() + " " + what;
    }
}
