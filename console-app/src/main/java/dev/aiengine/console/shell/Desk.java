package dev.aiengine.console.shell;

import dev.aiengine.console.connection.Connections;
import dev.aiengine.console.connection.Session;

/**
 * What a page has at hand.
 *
 * @param session the connection it belongs to
 * @param go leads to other pages
 * @param overlay for what is in front of the page for a while
 */
public record Desk(
        Session session,
        Navigator go,
        Overlay overlay,
        Preferences preferences,
        Files files,
        Theme theme,
        Connections connections) {

    /** Leads to pages. */
    public interface Navigator {
        void to(String page);

        /**
         * Leads to one thing on a page.
         *
         * @param what its name there
         */
        void to(String page, String what);
    }
}
