package dev.aiengine.models;

import dev.aiengine.models.text.TextFamily;

/** Which family does a task; a new family adds its line here. */
public final class Families {

    public static ModelFamily of(String task) {
        return switch (task) {
            case "text-classification", "sentiment" -> new TextFamily();
            default -> throw new Untrainable("no model family trains the task " + task);
        };
    }

    private Families() {}
}
