package dev.aiengine.models;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that a training needs.
 *
 * @param test held-out rows, where the caller named a test dataset; otherwise the family splits {@code train}
 * @param base the version to start from; of the same task
 * @param output an empty folder that becomes the package
 * @param checkpoint a folder of the family's own; what an earlier attempt left there is resumed from
 * @param threads processors the run may use, at least 1
 */
public record TrainingRun(
        String task,
        Parameters params,
        Table train,
        @Nullable Table test,
        @Nullable ModelPackage base,
        Path output,
        Path checkpoint,
        TrainingListener listener,
        int threads) {}
