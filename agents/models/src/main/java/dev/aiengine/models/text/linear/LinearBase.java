package dev.aiengine.models.text.linear;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.text.HeldOut;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model that a training starts from.
 *
 * @param rarity whether its columns weigh more the fewer texts they occur in
 * @param texts it was trained on, those of its own base included
 * @param digest of its weights
 */
record LinearBase(LinearModel model, List<String> labels, boolean rarity, int texts, long digest) {
    static final String TEXTS = "textsSeen";
    private static final String RARITY = "inverseDocumentFrequency";

    static LinearBase of(ModelPackage modelPackage) throws IOException {
        var file = modelPackage.directory().resolve(WeightsFile.NAME);
        LinearModel model = WeightsFile.read(file);
        List<String> labels = modelPackage.manifest().labels();
        if (labels.size() != model.labels()) {
            throw new IOException("the base names " + labels.size() + " labels, its weights have " + model.labels());
        }
        var params = modelPackage.manifest().params();
        Object texts = params.getOrDefault(TEXTS, params.getOrDefault("trainingRows", 0));
        return new LinearBase(
                model,
                labels,
                !Boolean.FALSE.equals(params.get(RARITY)),
                texts instanceof Integer count && count > 0 ? count : 0,
                Arrays.hashCode(Files.readAllBytes(file)));
    }

    /** The same rows with the base's labels, of which they may lack some. */
    HeldOut labelled(HeldOut data) {
        List<String> unknown =
                data.labels().stream().filter(label -> !labels.contains(label)).toList();
        if (!unknown.isEmpty()) {
            throw new Untrainable("the base knows the labels " + shown(labels) + ", but rows have " + shown(unknown)
                    + ": a linear model cannot learn further labels, so train without base, on all rows");
        }
        return new HeldOut(data.train(), data.test(), labels, data.dropped());
    }

    private static String shown(List<String> labels) {
        return labels.size() <= 10
                ? labels.toString()
                : labels.subList(0, 10) + " and " + (labels.size() - 10) + " more";
    }
}
