package dev.aiengine.agent.serving;

import dev.aiengine.agent.control.Backoff;
import dev.aiengine.agent.control.Blobs;
import dev.aiengine.agent.control.WorkFolder;
import dev.aiengine.agent.measuring.Meters;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.agent.Heartbeat.Load;
import dev.aiengine.contract.agent.ServingPlan;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.contract.agent.ServingPlan.VariantPlan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this agent serves. Told the whole of what it should hold, it works out by itself what to load and what to close,
 * on a thread of its own; an endpoint changes in one step, and its old generation answers until the new one can.
 */
public final class ServingState implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServingState.class);

    /**
     * What the state needs from outside: time, threads, meters and how long to wait after a failed load.
     *
     * @param mostBytes of request bodies held at the same time, whichever endpoints they are for
     */
    public record Surroundings(
            InstantSource clock,
            LongSupplier nanoTime,
            ScheduledExecutorService loading,
            Executor modelThreads,
            Backoff afterFailure,
            long mostBytes,
            Meters meters) {}

    /** A generation that could not be loaded. */
    private record Trouble(EndpointPlan plan, int failures, String reason, Instant retryAt) {}

    private final PackageStore packages;
    private final Surroundings surroundings;
    private final Workers workers;
    private final Runnable changed;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    private volatile @Nullable ServingPlan plan;
    private volatile @Nullable Keys keys;
    private volatile Map<String, LiveEndpoint> live = Map.of();

    /**
     * A state that holds nothing yet.
     *
     * @param changed called when the heartbeat has news
     */
    public ServingState(
            WorkFolder work, Blobs blobs, PredictorLoader loader, Surroundings surroundings, Runnable changed) {
        this.packages = new PackageStore(work.packages(), blobs, loader);
        this.surroundings = surroundings;
        this.workers = new Workers(packages, surroundings);
        this.changed = changed;
    }

    /** Says what to hold from now on; returns at once, and saying it again changes nothing. */
    public void desire(ServingPlan desired) {
        if (desired.equals(plan)) {
            return;
        }
        Keys known = keys;
        keys = known == null ? new Keys(desired.keys(), surroundings.clock) : known.updated(desired.keys());
        plan = desired;
        surroundings.loading.execute(this::reconcile);
    }

    /** The keys that may predict; absent until the control plane has been heard. */
    public @Nullable Keys keys() {
        return keys;
    }

    public @Nullable LiveEndpoint endpoint(String name) {
        return live.get(name);
    }

    /** Why an endpoint that should be here does not answer yet; empty for one that should not. */
    public Optional<String> missing(String name) {
        return planned(name).map(wanted -> {
            Trouble trouble = troubles.get(name);
            return trouble != null && trouble.plan.equals(wanted) ? trouble.reason : "its models are being loaded";
        });
    }

    /** Ready as soon as every endpoint answers or has failed once: a broken model must not hide its neighbours. */
    public boolean ready() {
        ServingPlan wanted = plan;
        return wanted != null
                && wanted.endpoints().stream()
                        .allMatch(
                                endpoint -> live.containsKey(endpoint.name()) || troubles.containsKey(endpoint.name()));
    }

    /**
     * One entry per desired endpoint: the generation that answers, with the reason why no newer one does; or the
     * desired generation, not ready, where none answers.
     */
    public List<Held> holds() {
        ServingPlan wanted = plan;
        return wanted == null
                ? List.of()
                : wanted.endpoints().stream().map(this::held).toList();
    }

    /** Of the busiest model, and of the one that lets its requests wait longest. */
    public Load load() {
        double busy = 0;
        double wait = 0;
        for (LiveEndpoint endpoint : live.values()) {
            for (Load one : endpoint.loads().toList()) {
                busy = Math.max(busy, one.busy());
                wait = Math.max(wait, one.waitMillis());
            }
        }
        return new Load(busy, wait);
    }

    /** Closes every model once its queue is empty. */
    @Override
    public void close() {
        plan = null;
        try {
            surroundings.loading.execute(() -> {
                live = Map.of();
                workers.closeAll();
            });
        } catch (RejectedExecutionException e) {
            log.debug("closed before", e);
        }
    }

    private Held held(EndpointPlan wanted) {
        LiveEndpoint now = live.get(wanted.name());
        Trouble trouble = troubles.get(wanted.name());
        String reason = trouble != null && trouble.plan.equals(wanted) ? trouble.reason : null;
        return now == null
                ? new Held(wanted.name(), wanted.generation(), false, reason)
                : new Held(wanted.name(), now.plan().generation(), true, reason);
    }

    private Optional<EndpointPlan> planned(String name) {
        ServingPlan wanted = plan;
        return wanted == null
                ? Optional.empty()
                : wanted.endpoints().stream()
                        .filter(endpoint -> endpoint.name().equals(name))
                        .findFirst();
    }

    private void reconcile() {
        try {
            ServingPlan wanted = plan;
            if (wanted == null) {
                return;
            }
            drop(wanted);
            for (EndpointPlan endpoint : wanted.endpoints()) {
                if (!wanted.equals(plan)) {
                    return; // a newer plan has queued its own turn
                }
                bring(endpoint);
            }
            packages.keepOnly(needed(wanted));
        } catch (IOException | RuntimeException e) {
            log.error("could not bring the endpoints into the desired state", e);
        }
    }

    private void drop(ServingPlan wanted) {
        Set<String> names = wanted.endpoints().stream().map(EndpointPlan::name).collect(Collectors.toSet());
        troubles.keySet().retainAll(names);
        for (String name : List.copyOf(live.keySet())) {
            if (!names.contains(name)) {
                publish(name, null);
                workers.close(name);
                log.info("endpoint {} is no longer here", name);
                changed.run();
            }
        }
    }

    private void bring(EndpointPlan wanted) {
        LiveEndpoint now = live.get(wanted.name());
        Trouble trouble = troubles.get(wanted.name());
        boolean again = trouble != null && trouble.plan.equals(wanted);
        if (now != null && now.plan().equals(wanted)) {
            troubles.remove(wanted.name());
            return;
        }
        if (trouble != null && again && surroundings.clock.instant().isBefore(trouble.retryAt)) {
            return;
        }
        try {
            Workers.Loaded loaded = workers.load(wanted);
            publish(wanted.name(), new LiveEndpoint(wanted, loaded.variants(), surroundings.nanoTime));
            workers.keep(wanted.name(), loaded);
            troubles.remove(wanted.name());
            log.info("endpoint {} answers with generation {}", wanted.name(), wanted.generation());
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            failed(wanted, again && trouble != null ? trouble.failures + 1 : 1, e);
        }
        changed.run();
    }

    private void failed(EndpointPlan wanted, int failures, Throwable e) {
        Duration pause = surroundings.afterFailure.after(failures);
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        troubles.put(
                wanted.name(),
                new Trouble(
                        wanted, failures, reason, surroundings.clock.instant().plus(pause)));
        log.warn(
                "endpoint {} generation {} cannot be loaded ({}), next try in {} ms",
                wanted.name(),
                wanted.generation(),
                reason,
                pause.toMillis(),
                failures == 1 ? e : null); // the trace is worth telling once
        ScheduledFuture<?> _ =
                surroundings.loading.schedule(this::reconcile, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    /** Requests that still hold the endpoint from before are sent back here by its closed queues. */
    private void publish(String name, @Nullable LiveEndpoint endpoint) {
        Map<String, LiveEndpoint> next = new HashMap<>(live);
        if (endpoint == null) {
            next.remove(name);
        } else {
            next.put(name, endpoint);
        }
        live = Map.copyOf(next);
    }

    private static Set<String> needed(ServingPlan wanted) {
        return wanted.endpoints().stream()
                .flatMap(endpoint -> endpoint.variants().stream())
                .map(VariantPlan::packageSha256)
                .collect(Collectors.toSet());
    }
}
