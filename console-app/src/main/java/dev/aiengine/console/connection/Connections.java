package dev.aiengine.console.connection;

import dev.aiengine.console.work.Work;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ScheduledExecutorService;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The engines that are open at the same time, and the one that is looked at. */
public final class Connections implements AutoCloseable {
    private final Profiles profiles;
    private final LocalEngine local;
    private final Work work;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final ObservableList<Session> open = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Session> active = new ReadOnlyObjectWrapper<>();

    public Connections(
            Profiles profiles, LocalEngine local, Work work, ScheduledExecutorService timer, InstantSource clock) {
        this.profiles = profiles;
        this.local = local;
        this.work = work;
        this.timer = timer;
        this.clock = clock;
    }

    public Profiles profiles() {
        return profiles;
    }

    public LocalEngine local() {
        return local;
    }

    public Work work() {
        return work;
    }

    public ObservableList<Session> open() {
        return FXCollections.unmodifiableObservableList(open);
    }

    /** The one that is looked at; none where none is open. */
    public ReadOnlyObjectProperty<@Nullable Session> active() {
        return active.getReadOnlyProperty();
    }

    /** Looks at this engine, and opens it where it is not open with the same key and place. */
    public Session open(Profile profile) {
        for (Session session : open) {
            if (session.profile().equals(profile)) {
                active.set(session);
                return session;
            }
        }
        close(profile.name());
        Session session = new Session(profile, work, timer, clock);
        open.add(session);
        active.set(session);
        session.open();
        return session;
    }

    public void look(Session session) {
        active.set(session);
    }

    public void close(String profile) {
        for (Session session : open.stream()
                .filter(one -> one.profile().name().equals(profile))
                .toList()) {
            session.close();
            open.remove(session);
            if (session.equals(active.get())) {
                active.set(open.isEmpty() ? null : open.getFirst());
            }
        }
    }

    /** A new operator key for an engine of this computer. */
    public static String newKey() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return "ae_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public void close() {
        open.forEach(Session::close);
        local.close();
    }
}
