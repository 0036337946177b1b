package dev.aiengine.contract.client;

import dev.aiengine.contract.metrics.FeedbackAnswer;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.contract.metrics.SeriesList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /metrics} and {@code /feedback}; of one tenant where the client names one. */
public final class MetricRoutes {
    private final Wire wire;

    MetricRoutes(Wire wire) {
        this.wire = wire;
    }

    /**
     * Charts.
     *
     * @param question any of {@code endpoint, model, variant, from, to, step, name, by}, or of {@code node, from, to,
     *     step, name}, which is for operators
     */
    public SeriesList get(Map<String, String> question) {
        String query = question.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        return wire.get("metrics" + query, SeriesList.class);
    }

    /** Says what was true of predictions; saying it again replaces it. */
    public FeedbackAnswer feedback(List<FeedbackItem> items) {
        return wire.post("feedback", items, FeedbackAnswer.class);
    }
}
