package dev.aiengine.agent.serving;

import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One generation of an endpoint, every variant of it loaded. */
public final class LiveEndpoint {
    private final EndpointPlan plan;
    private final List<LiveVariant> variants;
    private final Router router;

    LiveEndpoint(EndpointPlan plan, List<LiveVariant> variants) {
        this.plan = plan;
        this.variants = variants;
        this.router = new Router(
                plan.name(), variants.stream().mapToDouble(LiveVariant::weight).toArray());
    }

    /**
     * The variant that shall answer.
     *
     * @param subject who asks: the same always gets the same variant; absent, chance decides
     */
    public LiveVariant variant(@Nullable String subject) {
        return variants.get(router.pick(subject));
    }

    EndpointPlan plan() {
        return plan;
    }
}
