package dev.aiengine.server.fleet;

import dev.aiengine.server.web.ApiException;
import org.springframework.stereotype.Component;

/** Lets in agents: with the token of their attempt, while it is the current one. */
@Component
public class Attempts {
    private final WorkloadStore store;
    private final Tokens tokens;

    Attempts(WorkloadStore store, Tokens tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    /**
     * The workload whose current attempt is calling; 401 for a wrong token, 410 for an attempt that is over.
     *
     * @param authorization the header, {@code Bearer TOKEN}
     */
    public Workload current(String id, int attempt, String authorization) {
        String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        if (!tokens.matches(token, id, attempt)) {
            throw ApiException.unauthorized("This token is not one of attempt " + attempt + " of workload " + id);
        }
        return store.find(id)
                .filter(workload -> workload.active() && workload.attempt() == attempt)
                .orElseThrow(() -> ApiException.gone("Attempt " + attempt + " of workload " + id + " is over"));
    }
}
