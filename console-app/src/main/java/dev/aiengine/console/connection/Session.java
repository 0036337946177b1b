package dev.aiengine.console.connection;

import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Later;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.console.work.Work;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.Following;
import dev.aiengine.contract.client.Ping;
import dev.aiengine.contract.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** An open connection: whether the engine answers, who we are there, and which tenant is looked at. */
public final class Session implements AutoCloseable {
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** What no event tells: agents' memory, reasons in the queue, and figures change all the time. */
    private static final Set<Topic> UNTOLD = Set.of(Topic.AGENTS, Topic.QUEUE, Topic.METRICS);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Profile profile;
    private final EngineClient client;
    private final Work work;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Live live;
    private final Loaded<List<Tenant>> tenants;
    private final ReadOnlyObjectWrapper<ConnectionState> state =
            new ReadOnlyObjectWrapper<>(new ConnectionState.Connecting());
    private final ObjectProperty<@Nullable String> tenant = new SimpleObjectProperty<>();
    private final Hearing hearing;
    private @Nullable Following following;
    private volatile Duration skew = Duration.ZERO;
    private volatile boolean closed;
    private volatile boolean operator;

    public Session(Profile profile, Work work, ScheduledExecutorService timer, InstantSource clock) {
        this.profile = profile;
        this.client = new EngineClient(profile.url(), profile.key()).strict();
        this.work = work;
        this.timer = timer;
        this.clock = clock;
        this.live = new Live(new Later(timer, GATHER), work.screen());
        this.hearing = new Hearing(live);
        this.tenants = new Loaded<>(work);
        tenants.each(this::chooseTenant);
        live.on(EnumSet.of(Topic.TENANTS), changed -> loadTenants());
    }

    /** Looks at once and from then on every few seconds, until it is closed. */
    public void open() {
        work.background().execute(this::look);
    }

    public Profile profile() {
        return profile;
    }

    /** The engine with our own key. */
    public EngineClient client() {
        return client;
    }

    /** The engine about the tenant that is looked at. */
    public EngineClient aboutTenant() {
        String chosen = tenant.get();
        return operator && chosen != null ? client.forTenant(chosen) : client;
    }

    /** Whether there is a tenant to look at: an operator's engine may have none yet. */
    public boolean hasTenant() {
        return !operator || tenant.get() != null;
    }

    public boolean operator() {
        return operator;
    }

    public Work work() {
        return work;
    }

    public Live live() {
        return live;
    }

    /** All tenants, for an operator. */
    public Loaded<List<Tenant>> tenants() {
        return tenants;
    }

    /** The tenant that is looked at; its name. */
    public ObjectProperty<@Nullable String> tenant() {
        return tenant;
    }

    public ReadOnlyObjectProperty<ConnectionState> state() {
        return state.getReadOnlyProperty();
    }

    /** What the engine's clock says, however wrong this computer's is. */
    public Instant now() {
        return clock.instant().plus(skew);
    }

    /** How far the engine's clock is ahead of this computer's. */
    public Duration skew() {
        return skew;
    }

    /** Tries at once, without waiting for the next look. */
    public void retry() {
        work.background().execute(this::look);
    }

    /** One look: how the engine is, and on the first one who we are. */
    void look() {
        if (closed) {
            return;
        }
        Duration pause = LOOK;
        try {
            Ping ping = client.ping();
            measure(ping.engineTime());
            boolean back = !(state.get() instanceof ConnectionState.Connected);
            if (back) {
                introduce();
            }
            String status = ping.health().status();
            String version = ping.health().version();
            long millis = ping.took().toMillis();
            work.screen().execute(() -> state.set(state.get().answered(status, version, millis)));
            live.changed(hearing.listening() ? UNTOLD : EnumSet.allOf(Topic.class));
            follow();
        } catch (RuntimeException e) {
            pause = silent(Failure.of(e));
        }
        if (!closed) {
            new Later(timer, pause).execute(() -> work.background().execute(this::look));
        }
    }

    private void introduce() {
        try {
            List<Tenant> all = client.tenants().list().all();
            operator = true;
            work.screen().execute(() -> tenants.set(all));
        } catch (EngineException e) {
            if (e.status() != 403) {
                throw e;
            }
            operator = false;
        }
    }

    /** Listens from the first answer on; an engine without events is looked at instead. */
    private synchronized void follow() {
        if (following == null && !closed) {
            following = client.events().follow(hearing);
        }
    }

    private void loadTenants() {
        if (operator) {
            tenants.load(() -> client.tenants().list().all());
        }
    }

    private Duration silent(Failure failure) {
        work.screen().execute(() -> state.set(state.get().silent(failure, clock.instant())));
        return state.get() instanceof ConnectionState.Stale stale
                ? shorter(Duration.ofMillis(500L << Math.min(stale.attempt(), 5)), LONGEST_PAUSE)
                : LONGEST_PAUSE;
    }

    private void measure(@Nullable Instant engineTime) {
        if (engineTime != null) {
            Duration ahead = Duration.between(clock.instant(), engineTime);
            skew = ahead.abs().compareTo(Duration.ofSeconds(5)) > 0 ? ahead : Duration.ZERO;
        }
    }

    private void chooseTenant(List<Tenant> all) {
        String chosen = tenant.get();
        if (all.stream().noneMatch(one -> one.name().equals(chosen))) {
            tenant.set(all.isEmpty() ? null : all.getFirst().name());
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (following != null) {
            following.close();
        }
    }
}
