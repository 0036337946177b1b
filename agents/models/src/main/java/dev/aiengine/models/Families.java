package dev.aiengine.models;

import dev.aiengine.models.anomaly.AnomalyFamily;
import dev.aiengine.models.custom.CustomFamily;
import dev.aiengine.models.detection.DetectionFamily;
import dev.aiengine.models.forecast.ForecastFamily;
import dev.aiengine.models.image.ImageFamily;
import dev.aiengine.models.recommend.RecommendFamily;
import dev.aiengine.models.tabular.TabularFamily;
import dev.aiengine.models.text.TextFamily;

/** Which family does a task; a new family adds its line here. */
public final class Families {

    public static ModelFamily of(String task) {
        return switch (task) {
            case "text-classification", "sentiment" -> new TextFamily();
            case "tabular-classification", "tabular-regression" -> new TabularFamily();
            case "collaborative-filtering", "content-based" -> new RecommendFamily();
            case ImageFamily.TASK -> new ImageFamily();
            case "forecasting" -> new ForecastFamily();
            case "anomaly-detection" -> new AnomalyFamily();
            case "custom" -> new CustomFamily();
            case "object-detection" -> new DetectionFamily();
            default -> throw new Untrainable("no model family trains the task " + task);
        };
    }

    private Families() {}
}
