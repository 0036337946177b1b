package dev.aiengine.launcher.demo;

import dev.aiengine.contract.endpoints.Rules;
import dev.aiengine.launcher.demo.made.Made;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model of the demo, from made data to an endpoint.
 *
 * @param resource name of its dataset, model and endpoint
 * @param data to learn from; the model itself, where the task is one of imported models
 * @param metric the one that the table shows
 * @param rules around the endpoint's model
 */
record Showcase(
        String resource,
        String task,
        Made data,
        Map<String, Object> params,
        String metric,
        Example example,
        @Nullable Rules rules) {

    Showcase(String resource, String task, Made data, Map<String, Object> params, String metric, Example example) {
        this(resource, task, data, params, metric, example, null);
    }

    boolean imported() {
        return task.equals("custom");
    }
}
