package dev.aiengine.agent.serving;

import dev.aiengine.contract.agent.Heartbeat.Load;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.rules.RuleBook;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One generation of an endpoint, every variant of it loaded. */
public final class LiveEndpoint {
    private final EndpointPlan plan;
    private final List<LiveVariant> variants;
    private final Router router;
    private final @Nullable RuleBook rules;
    private final LongSupplier nanoTime;

    LiveEndpoint(EndpointPlan plan, List<LiveVariant> variants, LongSupplier nanoTime) {
        this.plan = plan;
        this.variants = variants;
        this.router = new Router(
                plan.name(), variants.stream().mapToDouble(LiveVariant::weight).toArray());
        this.rules = plan.rules() == null ? null : RuleBook.of(plan.rules());
        this.nanoTime = nanoTime;
    }

    /**
     * The variant that shall answer.
     *
     * @param subject who asks: the same always gets the same variant; absent, chance decides
     */
    public LiveVariant variant(@Nullable String subject) {
        return variants.get(router.pick(subject));
    }

    /**
     * Asks a variant, through the endpoint's rules where it has some.
     *
     * @param deadline in the nanoseconds of the worker's time
     */
    public OfferResult offer(
            LiveVariant variant, List<JsonNode> inputs, @Nullable String subject, long deadline, Reply reply) {
        return rules == null
                ? variant.offer(new Ask(inputs, deadline, reply))
                : RuledReply.offer(rules, nanoTime, variant, inputs, subject, deadline, reply);
    }

    Stream<Load> loads() {
        return variants.stream().map(LiveVariant::load);
    }

    EndpointPlan plan() {
        return plan;
    }
}
