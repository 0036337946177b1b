package dev.aiengine.console.shell;

import dev.aiengine.console.connection.Topic;
import java.util.Set;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** One page of one connection; while it is shown it hears when what it is about changes. */
public abstract class Page {
    protected final Desk desk;
    private @Nullable Runnable unsubscribe;

    protected Page(Desk desk) {
        this.desk = desk;
    }

    public abstract Node node();

    /** What it is about. */
    protected abstract Set<Topic> topics();

    /** Loads what it shows, anew. */
    protected abstract void refresh();

    /** Loads what it shows of these, anew; a page whose parts cost much asks for no others. */
    protected void refresh(Set<Topic> changed) {
        refresh();
    }

    /** Shows one thing, by the name it has on this page. */
    public void open(String what) {}

    public final void shown() {
        hidden();
        unsubscribe = desk.session().live().on(topics(), this::refresh);
        refresh();
    }

    public final void hidden() {
        if (unsubscribe != null) {
            unsubscribe.run();
            unsubscribe = null;
        }
    }
}
