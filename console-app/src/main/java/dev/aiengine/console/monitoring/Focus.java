package dev.aiengine.console.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at, and what becomes a line of it.
 *
 * @param tenant null for all of them, empty for the only one that the key sees
 */
record Focus(
        @Nullable String tenant,
        @Nullable String endpoint,
        @Nullable String model,
        Level level) {
    private static final String NAMES = "predictions,errors,latency,accuracy,mae,rmse";

    /** A step of the way here: what it is called, and where it leads. */
    record Crumb(String title, Focus focus) {}

    static Focus whole(boolean operator) {
        return operator ? new Focus(null, null, null, Level.TENANT) : new Focus("", null, null, Level.ENDPOINT);
    }

    /** From words such as {@code acme} or {@code acme/reviews}. */
    static Focus of(String words) {
        int slash = words.indexOf('/');
        return slash < 0
                ? new Focus(words, null, null, Level.ENDPOINT)
                : new Focus(words.substring(0, slash), words.substring(slash + 1), null, Level.VARIANT);
    }

    Focus by(Level other) {
        return new Focus(tenant, endpoint, model, other);
    }

    /** The same of one tenant. */
    Focus in(String owner) {
        return new Focus(owner, endpoint, model, level);
    }

    /** By what lines can be told apart here. */
    List<Level> levels() {
        List<Level> levels = new ArrayList<>(List.of(Level.values()));
        if (tenant != null) {
            levels.remove(Level.TENANT);
        }
        if (endpoint != null) {
            levels.remove(Level.ENDPOINT);
        }
        if (model != null) {
            levels.remove(Level.MODEL);
        }
        return levels;
    }

    /** Closer to one line: of a tenant its endpoints, of an endpoint or a model its variants; null at a variant. */
    @Nullable
    Focus into(Line line) {
        String owner = tenant == null ? line.tenant() : tenant;
        return switch (level) {
            case TENANT -> new Focus(owner, null, null, Level.ENDPOINT);
            case ENDPOINT -> new Focus(owner, line.endpoint(), model, Level.VARIANT);
            case MODEL -> new Focus(owner, endpoint, line.model(), Level.VARIANT);
            case VARIANT -> null;
        };
    }

    /** The way here, from everything on. */
    List<Crumb> crumbs() {
        List<Crumb> crumbs = new ArrayList<>();
        if (tenant == null || !tenant.isEmpty()) {
            crumbs.add(new Crumb("All tenants", whole(true)));
        }
        if (tenant != null) {
            crumbs.add(new Crumb(
                    tenant.isEmpty() ? "All endpoints" : tenant, new Focus(tenant, null, null, Level.ENDPOINT)));
        }
        if (endpoint != null) {
            crumbs.add(new Crumb(endpoint, new Focus(tenant, endpoint, null, Level.VARIANT)));
        }
        if (model != null) {
            crumbs.add(new Crumb(model, this));
        }
        return crumbs;
    }

    /** What a line is called here: what all lines have in common is left out. */
    String name(Map<String, String> labels) {
        return level.parts().stream()
                .filter(part -> !(part.equals("tenant") && tenant != null))
                .filter(part -> !(part.equals("endpoint") && endpoint != null))
                .map(part -> labels.getOrDefault(part, "–"))
                .collect(Collectors.joining(" / "));
    }

    Map<String, String> question(Instant from, Instant to, long step) {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("name", NAMES);
        question.put("by", level.wire());
        question.put("from", from.toString());
        question.put("to", to.toString());
        question.put("step", String.valueOf(step));
        if (endpoint != null) {
            question.put("endpoint", endpoint);
        }
        if (model != null) {
            question.put("model", model);
        }
        return question;
    }
}
