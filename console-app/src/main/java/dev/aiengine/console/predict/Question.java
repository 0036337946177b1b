package dev.aiengine.console.predict;

import java.nio.file.Path;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The form of one kind of task. */
interface Question {

    Node node();

    /**
     * What was filled in, as the task takes it.
     *
     * @throws IllegalArgumentException what is wrong with it, in words
     */
    Object input();

    /** The picture that is asked about; null where it is about none. */
    default @Nullable Path picture() {
        return null;
    }

    /** The numbers whose continuation is asked; empty where it is about none. */
    default java.util.List<Double> history() {
        return java.util.List.of();
    }
}
