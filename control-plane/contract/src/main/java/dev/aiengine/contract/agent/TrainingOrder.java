package dev.aiengine.contract.agent;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a training agent is asked to do.
 *
 * @param params checked and complete: every parameter of the task that has a default is present
 * @param train the rows to learn from; absent where a model is to be imported
 * @param base digest of the package to start from
 * @param checkpoint digest of the last attempt's checkpoint, to resume from
 * @param source digest of the file to import, instead of a training
 */
public record TrainingOrder(
        String job,
        String model,
        String task,
        Map<String, Object> params,
        @Nullable DataFile train,
        @Nullable DataFile test,
        @Nullable String base,
        @Nullable String checkpoint,
        @Nullable String source) {

    /**
     * A dataset version as the agent fetches it.
     *
     * @param reference {@code name@version}
     * @param sha256 digest of its Parquet form
     * @param archive digest of the zip whose entries its rows name in the column {@code file}
     */
    public record DataFile(
            String reference, String sha256, @Nullable String archive, List<String> columns) {}
}
