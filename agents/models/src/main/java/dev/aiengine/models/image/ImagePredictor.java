package dev.aiengine.models.image;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.evaluation.LabelScores;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Labels images with an exported network. */
final class ImagePredictor implements Predictor {
    private final List<String> labels;
    private final ServedImages network;

    private ImagePredictor(List<String> labels, ServedImages network) {
        this.labels = labels;
        this.network = network;
    }

    static ImagePredictor load(ModelPackage modelPackage) throws IOException {
        Object size = modelPackage.manifest().params().get(ImageFiles.IMAGE_SIZE);
        if (!(size instanceof Integer imageSize) || imageSize < 1 || imageSize > ImageFiles.LARGEST_IMAGE_SIZE) {
            throw new IOException("parameter " + ImageFiles.IMAGE_SIZE + " of the package is " + size + ", not 1 to "
                    + ImageFiles.LARGEST_IMAGE_SIZE);
        }
        List<String> labels = modelPackage.manifest().labels();
        return new ImagePredictor(labels, ServedImages.open(modelPackage.directory(), imageSize, labels.size()));
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        int size = network.imageSize();
        List<Pixels> squares = inputs.stream()
                .map(input -> SentImage.of(input).pixels(size).resized(size, size))
                .toList();
        return Arrays.stream(network.scores(squares))
                .<JsonNode>map(probabilities -> LabelScores.of(labels, probabilities))
                .toList();
    }

    @Override
    public void close() {
        network.close();
    }
}
