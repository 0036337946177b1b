package dev.aiengine.admission;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why whatever waits does so; put into words when somebody asks. */
final class Explanations {
    private final Map<String, String> promises = new HashMap<>();
    private final Map<String, OfTenant> byTenant = new HashMap<>();
    private final Map<Shape, Supplier<String>> byShape = new HashMap<>();

    /** What holds a tenant's lines back. */
    static final class OfTenant {
        private final Map<Line.Kind, Supplier<String>> byLine = new HashMap<>();
        private final Set<Resource> lacking = EnumSet.noneOf(Resource.class);

        void line(Line line, Supplier<String> reason) {
            byLine.put(line.kind(), reason);
        }

        /** Whatever asks for a resource waits behind one that has not enough of it. */
        void behind(Resource resource) {
            lacking.add(resource);
        }

        /** The resource for which a line waits behind another, if any. */
        @Nullable
        Resource behind(Amount total) {
            if (!lacking.isEmpty()) {
                for (Resource resource : lacking) {
                    if (total.of(resource) > 0) {
                        return resource;
                    }
                }
            }
            return null;
        }
    }

    OfTenant of(String tenant) {
        return byTenant.computeIfAbsent(tenant, name -> new OfTenant());
    }

    /** One that starts once others are gone. */
    void promise(Waiting waiting, String reason) {
        promises.put(waiting.id(), reason);
    }

    /** What every line of a shape waits for of which nothing else is said. */
    void shape(Shape shape, Supplier<String> reason) {
        byShape.put(shape, reason);
    }

    String of(Waiting waiting) {
        String promise = promises.get(waiting.id());
        if (promise != null) {
            return promise;
        }
        OfTenant tenant = byTenant.getOrDefault(waiting.tenant(), new OfTenant());
        Supplier<String> reason = tenant.byLine.get(Line.Kind.of(waiting));
        if (reason != null) {
            return reason.get();
        }
        Resource behind = tenant.behind(waiting.shape().total());
        if (behind != null) {
            return Reasons.behindOwn(behind);
        }
        return byShape.getOrDefault(waiting.shape(), () -> "is looked at in a moment")
                .get();
    }
}
