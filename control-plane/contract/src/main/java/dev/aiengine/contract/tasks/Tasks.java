package dev.aiengine.contract.tasks;

import java.util.List;
import java.util.Optional;

/** Every task of the engine; a new family adds its tasks here. */
public final class Tasks {
    private static final List<Task> ALL = List.of(
            TextTasks.CLASSIFICATION,
            TextTasks.SENTIMENT,
            ImageTasks.CLASSIFICATION,
            RecommendTasks.COLLABORATIVE,
            RecommendTasks.CONTENT,
            ForecastTasks.FORECASTING,
            AnomalyTasks.DETECTION,
            TabularTasks.CLASSIFICATION,
            TabularTasks.REGRESSION,
            CustomTasks.CUSTOM,
            DetectionTasks.DETECTION);

    public static List<Task> all() {
        return ALL;
    }

    public static Optional<Task> find(String name) {
        return ALL.stream().filter(task -> task.name().equals(name)).findFirst();
    }

    /** Whether a training of this task starts from a version that was imported. */
    public static boolean needsBase(Task task) {
        return task.equals(CustomTasks.CUSTOM);
    }

    private Tasks() {}
}
