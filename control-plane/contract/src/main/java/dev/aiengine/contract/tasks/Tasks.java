package dev.aiengine.contract.tasks;

import java.util.List;
import java.util.Optional;

/** Every task of the engine; a new family adds its tasks here. */
public final class Tasks {
    private static final List<Task> ALL = List.of(TextTasks.CLASSIFICATION, TextTasks.SENTIMENT);

    public static List<Task> all() {
        return ALL;
    }

    public static Optional<Task> find(String name) {
        return ALL.stream().filter(task -> task.name().equals(name)).findFirst();
    }

    private Tasks() {}
}
