package dev.aiengine.contract.training;

import dev.aiengine.contract.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one new version of a model.
 *
 * @param dataset {@code name@version}, or {@code name} for its newest version at the time of the request
 * @param base version to start from, {@code model@version} or {@code model@alias}; of the same task
 * @param params parameters of the task, see {@code GET /tasks}
 * @param priority -100 to 100; higher goes first, 0 where absent
 */
public record TrainRequest(
        @NotNull @Pattern(regexp = Names.RESOURCE, message = Names.RESOURCE_MESSAGE)
        String model,

        @NotNull String task,
        @NotNull String dataset,
        @Nullable String base,
        @Nullable Map<String, Object> params,
        @Valid @Nullable Resources resources,
        @Min(-100) @Max(100) @Nullable Integer priority) {

    /** A training from scratch with the task's defaults. */
    public static TrainRequest of(String model, String task, String dataset) {
        return of(model, task, dataset, Map.of());
    }

    /** A training from scratch. */
    public static TrainRequest of(String model, String task, String dataset, Map<String, Object> params) {
        return new TrainRequest(model, task, dataset, null, params.isEmpty() ? null : params, null, null);
    }
}
