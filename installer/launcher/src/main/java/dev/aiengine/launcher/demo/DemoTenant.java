package dev.aiengine.launcher.demo;

import java.util.List;

/**
 * One tenant of the demo and what it wants of the engine.
 *
 * @param resource name of its dataset, model and endpoint
 * @param example a text that the table shows with its prediction
 */
record DemoTenant(
        String name, String displayName, String resource, String task, MadeTexts texts, int rows, String example) {

    static final List<DemoTenant> ALL = List.of(
            new DemoTenant(
                    "acme",
                    "Acme Support",
                    "tickets",
                    "text-classification",
                    Tickets.TEXTS,
                    4_000,
                    "The parcel never came and tracking finds nothing"),
            new DemoTenant(
                    "globex",
                    "Globex Shop",
                    "reviews",
                    "sentiment",
                    Reviews.TEXTS,
                    3_000,
                    "Broke after a week, what a waste of money"));
}
