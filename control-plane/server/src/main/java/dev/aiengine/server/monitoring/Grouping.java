package dev.aiengine.server.monitoring;

import dev.aiengine.server.web.ApiException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes one series of an answer: percentiles are of all that is put together. */
enum Grouping {
    VARIANT,
    MODEL,
    ENDPOINT,
    TENANT;

    static Grouping of(@Nullable String text) {
        if (text == null) {
            return VARIANT;
        }
        for (Grouping grouping : values()) {
            if (grouping.name().toLowerCase(Locale.ROOT).equals(text)) {
                return grouping;
            }
        }
        throw ApiException.invalid("by", "must be variant, model, endpoint or tenant, not \"" + text + "\"");
    }

    Map<String, String> labels(SeriesKey key) {
        return switch (key) {
            case SeriesKey.OfVariant variant -> labels(variant);
            case SeriesKey.OfNode of -> Map.of("node", of.node());
        };
    }

    private Map<String, String> labels(SeriesKey.OfVariant key) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("tenant", key.tenant());
        if (this == VARIANT || this == ENDPOINT) {
            labels.put("endpoint", key.endpoint());
        }
        if (this == VARIANT || this == MODEL) {
            labels.put("model", key.model());
        }
        if (this == VARIANT) {
            labels.put("variant", key.variant());
        }
        return labels;
    }
}
