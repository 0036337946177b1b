package dev.aiengine.launcher.demo;

import dev.aiengine.contract.endpoints.Rule;
import dev.aiengine.contract.endpoints.Rules;
import dev.aiengine.launcher.demo.Example.Answer;
import dev.aiengine.launcher.demo.made.Fee;
import dev.aiengine.launcher.demo.made.Pictures;
import dev.aiengine.launcher.demo.made.Reviews;
import dev.aiengine.launcher.demo.made.Series;
import dev.aiengine.launcher.demo.made.Shop;
import dev.aiengine.launcher.demo.made.Tickets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One model of every family, the slowest to train first. */
final class Showcases {
    private static final double LIKELY = 0.5;

    private static final Answer LABEL = prediction -> String.format(
            Locale.ROOT,
            "%s (%.2f)",
            prediction.path("label").asString(),
            prediction.path("score").asDouble());

    private static final Answer ITEMS = prediction -> prediction
            .path("items")
            .valueStream()
            .map(item -> item.path("item").asString())
            .collect(Collectors.joining(" "));

    static final List<Showcase> WORKS = List.of(
            new Showcase(
                    "belt",
                    "object-detection",
                    Pictures.BELT,
                    Map.of("imageSize", 128, "epochs", 14),
                    "map50",
                    new Example(
                            "a picture of a belt", Pictures::belt, prediction -> labels(prediction.path("objects")))),
            new Showcase(
                    "parts",
                    "image-classification",
                    Pictures.PARTS,
                    Map.of("epochs", 40),
                    "accuracy",
                    new Example("a picture of a part", Pictures::part, LABEL)),
            new Showcase(
                    "shipments",
                    "forecasting",
                    Series.SHIPMENTS,
                    Map.of("seriesColumn", "series", "horizon", 24, "testRows", 96),
                    "mase",
                    new Example("the north depot's next hours", () -> Map.of("series", "north"), Showcases::ahead)),
            new Showcase(
                    "cold-store",
                    "anomaly-detection",
                    Series.COLD_STORE,
                    Map.of("labelColumn", "label", "valueColumns", List.of("value")),
                    "nabScore",
                    new Example(
                            "three days, a fault at hour 60",
                            () -> Map.of("history", Series.coldHistory()),
                            prediction -> "anomalies at "
                                    + prediction
                                            .path("anomalies")
                                            .valueStream()
                                            .limit(4)
                                            .map(JsonNode::asString)
                                            .collect(Collectors.joining(" ")))),
            new Showcase(
                    "tickets",
                    "text-classification",
                    Tickets.TEXTS.table("tickets", 4_000),
                    Map.of(),
                    "accuracy",
                    text("The parcel never came and tracking finds nothing")));

    static final List<Showcase> SHOP = List.of(
            new Showcase(
                    "ratings",
                    "collaborative-filtering",
                    Shop.RATINGS,
                    Map.of(),
                    "rmse",
                    new Example("three items for u7", () -> Map.of("user", "u7", "k", 3), ITEMS)),
            new Showcase(
                    "customers",
                    "tabular-classification",
                    Shop.CUSTOMERS,
                    Map.of("target", "left"),
                    "auc",
                    new Example(
                            "3 months, basic, 6 calls", () -> Map.of("months", 3, "plan", "basic", "calls", 6), LABEL)),
            new Showcase(
                    "flats",
                    "tabular-regression",
                    Shop.FLATS,
                    Map.of("target", "price"),
                    "r2",
                    new Example(
                            "80 m² at the harbour, 1990",
                            () -> Map.of("area", 80.0, "rooms", 3, "district", "harbour", "year", 1990),
                            prediction -> String.format(
                                    Locale.ROOT,
                                    "%,.0f",
                                    prediction.path("value").asDouble()))),
            new Showcase(
                    "products",
                    "content-based",
                    Shop.PRODUCTS,
                    Map.of(),
                    "neighbourAgreementAt10",
                    new Example("three like p1", () -> Map.of("item", "p1", "k", 3), ITEMS)),
            new Showcase(
                    "reviews",
                    "sentiment",
                    Reviews.TEXTS.table("reviews", 3_000),
                    Map.of(),
                    "accuracy",
                    text("Broke after a week, what a waste of money")),
            new Showcase(
                    "fees",
                    "custom",
                    Fee.MODEL,
                    Map.of(),
                    "",
                    new Example(
                            "2 kg over 300 km, halved by a rule",
                            () -> List.of(2, 300),
                            prediction -> String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    prediction.path("fee").path(0).asDouble())),
                    new Rules(
                            null,
                            List.of(new Rule(
                                    "half", null, Map.of("fee", "[prediction.fee[0] / 2.0]"), null, null, null)))));

    private static Example text(String text) {
        return new Example(text, () -> text, LABEL);
    }

    /** The labels of those that are likely there: less likely ones are told too, for who wants them. */
    private static String labels(JsonNode objects) {
        return objects.valueStream()
                .filter(object -> object.path("score").asDouble() >= LIKELY)
                .map(object -> object.path("label").asString())
                .collect(Collectors.joining(" "));
    }

    private static String ahead(JsonNode prediction) {
        return prediction
                .path("mean")
                .valueStream()
                .limit(4)
                .map(value -> String.format(Locale.ROOT, "%.0f", value.asDouble()))
                .collect(Collectors.joining(" ", "", " ..."));
    }

    private Showcases() {}
}
