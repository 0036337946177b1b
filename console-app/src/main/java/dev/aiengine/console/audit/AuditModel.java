package dev.aiengine.console.audit;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.Page;
import dev.aiengine.contract.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit, newest first, as far back as was asked for. */
final class AuditModel {
    private static final int STEP = 1000;

    private final Session session;
    final Loaded<List<AuditEntry>> entries;
    private int most = STEP;

    AuditModel(Session session) {
        this.session = session;
        this.entries = new Loaded<>(session.work());
    }

    void refresh() {
        int wanted = most;
        entries.load(() -> {
            List<AuditEntry> all = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                Page<AuditEntry> page = session.client().audit().page(STEP, cursor);
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor != null && all.size() < wanted);
            return all;
        });
    }

    /** Looks further back. */
    void more() {
        most += 10 * STEP;
        refresh();
    }

    /** Whether there may be more than is shown. */
    boolean partial() {
        return entries.or(List.of()).size() >= most;
    }
}
