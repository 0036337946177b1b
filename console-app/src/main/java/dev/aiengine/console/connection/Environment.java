package dev.aiengine.console.connection;

/** What an engine is for; its colour is on the window wherever the engine is shown. */
public enum Environment {
    DEVELOPMENT("Development"),
    STAGING("Staging"),
    PRODUCTION("Production");

    private final String title;

    Environment(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Part of the style class: {@code environment-production}. */
    public String style() {
        return "environment-" + title.toLowerCase(java.util.Locale.ROOT);
    }
}
