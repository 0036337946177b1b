package dev.aiengine.models.detection;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.network.WeightsFile;
import java.io.IOException;
import java.util.List;

/**
 * The version that a training starts from: all of it where the labels are the same, all but the head where they are
 * others.
 */
record BaseDetector(Reading reading, List<String> labels, Weights weights) {
    static BaseDetector of(ModelPackage base) throws IOException {
        Reading reading;
        try {
            reading = Reading.of(base.manifest().params());
        } catch (IOException e) {
            throw new Untrainable("the base is no detector of this engine: " + e.getMessage());
        }
        List<String> labels = base.manifest().labels();
        Network network = Architecture.of(reading.levels(), labels.size());
        Weights weights = Weights.zero(network.parameters());
        if (WeightsFile.read(base.directory(), weights) != network.parameters().size()) {
            throw new Untrainable("the base's weights are not those of a detector with its labels");
        }
        return new BaseDetector(reading, labels, weights);
    }

    /** With the same labels the head goes on, so its anchors and its input must stay. */
    Recipe recipe(Recipe fresh, List<String> wanted, Parameters params) {
        if (!labels.equals(wanted)) {
            return fresh;
        }
        boolean sized = params.optionalInteger("imageSize").isPresent();
        return new Recipe(
                sized ? fresh.width() : reading.width(),
                sized ? fresh.height() : reading.height(),
                fresh.epochs(),
                fresh.seed(),
                reading.levels(),
                fresh.plain());
    }

    void addTo(Weights start, List<String> wanted) {
        start.arrays().forEach((name, array) -> {
            if (labels.equals(wanted) || !Architecture.isHead(name)) {
                System.arraycopy(weights.get(name), 0, array, 0, array.length);
            }
        });
    }
}
