package dev.aiengine.server.monitoring;

import dev.aiengine.contract.Problem.FieldError;
import dev.aiengine.contract.metrics.FeedbackAnswer;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.server.monitoring.JudgedPredictions.Taken;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.web.ApiException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Takes in what was true. */
@Service
class Feedback {
    /** Items of one request. */
    static final int MOST = 1_000;

    private static final int MOST_VALUES = 16;
    private static final int LONGEST = 200;

    private final JudgedPredictions predictions;
    private final TenantLock lock;
    private final MonitoringProperties properties;
    private final Clock clock;

    Feedback(JudgedPredictions predictions, TenantLock lock, MonitoringProperties properties, Clock clock) {
        this.predictions = predictions;
        this.lock = lock;
        this.properties = properties;
        this.clock = clock;
    }

    /** All of it or, where an item cannot be taken, none. */
    @Transactional
    public FeedbackAnswer take(String tenant, List<FeedbackItem> items) {
        List<FieldError> errors = new ArrayList<>();
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            values.add(values("[" + i + "].actual", items.get(i).actual(), errors));
        }
        refuse(errors);
        lock.hold(tenant);
        if (predictions.count(tenant) + items.size() > properties.predictionsPerTenant() + MOST) {
            throw ApiException.conflict("The tenant has " + properties.predictionsPerTenant()
                    + " predictions and true values waiting for each other, its limit; the oldest go within a minute");
        }
        long now = clock.instant().getEpochSecond();
        int joined = 0;
        for (int i = 0; i < items.size(); i++) {
            Taken taken = predictions.judged(tenant, items.get(i).predictionId(), values.get(i), now);
            switch (taken) {
                case JOINED -> joined++;
                case WAITING -> {}
                case REFUSED ->
                    errors.add(
                            new FieldError(
                                    "[" + i + "].actual",
                                    "does not fit the prediction: one value for each of its inputs, a number where it said one"));
            }
        }
        refuse(errors);
        return new FeedbackAnswer(joined, items.size() - joined);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors.subList(0, Math.min(errors.size(), 20)));
        }
    }

    private static List<Object> values(String field, JsonNode actual, List<FieldError> errors) {
        List<Object> values = new ArrayList<>();
        Iterable<JsonNode> nodes = actual.isArray() ? actual : List.of(actual);
        for (JsonNode node : nodes) {
            if (node.isNumber()) {
                values.add(node.doubleValue());
            } else if ((node.isString() || node.isBoolean()) && node.asString().length() <= LONGEST) {
                values.add(node.asString());
            } else {
                errors.add(new FieldError(
                        field,
                        "must be a label of at most " + LONGEST
                                + " characters or a number, or a list of these with one for each input"));
                return List.of();
            }
        }
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            errors.add(new FieldError(field, "must have 1 to " + MOST_VALUES + " values"));
        }
        return values;
    }
}
