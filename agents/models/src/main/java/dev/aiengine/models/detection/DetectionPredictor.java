package dev.aiengine.models.detection;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.image.Images;
import dev.aiengine.models.image.Pixels;
import dev.aiengine.models.image.SentImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds objects with an exported network. Boxes are in pixels of the image as it is displayed: EXIF applied. */
final class DetectionPredictor implements Predictor {
    private final List<String> labels;
    private final Reading reading;
    private final ServedDetector detector;

    private DetectionPredictor(List<String> labels, Reading reading, ServedDetector detector) {
        this.labels = labels;
        this.reading = reading;
        this.detector = detector;
    }

    static DetectionPredictor load(ModelPackage modelPackage) throws IOException {
        List<String> labels = modelPackage.manifest().labels();
        if (labels.isEmpty() || labels.size() > SceneTable.MOST_LABELS) {
            throw new IOException(
                    "a detector has from 1 to " + SceneTable.MOST_LABELS + " labels, not " + labels.size());
        }
        Reading reading = Reading.of(modelPackage.manifest().params());
        return new DetectionPredictor(
                labels, reading, ServedDetector.open(modelPackage.directory(), reading, labels.size()));
    }

    /** One image after the other: decoded, each is far larger than what the network sees of it. */
    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode input : inputs) {
            answers.add(answer(SentImage.of(input)));
        }
        return answers;
    }

    @Override
    public void close() {
        detector.close();
    }

    private JsonNode answer(SentImage sent) {
        Pixels pixels = sent.pixels(Pictures.wanted(reading.width(), reading.height()));
        Images.Size size = sent.size();
        Placement placement = Placement.fitted(size.width(), size.height(), reading.width(), reading.height());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode objects = answer.putArray("objects");
        for (Detection found : detector.detections(planes(pixels, size, placement), reading.minScore())) {
            Box box = placement.source(found.box()).within(size.width(), size.height());
            if (box.area() > 0) {
                ObjectNode object = objects.addObject();
                object.put("label", labels.get(found.label())).put("score", found.score());
                object.putArray("box")
                        .add(box.x())
                        .add(box.y())
                        .add(box.width())
                        .add(box.height());
            }
        }
        return answer;
    }

    /** As in training: thinned out while decoded, made small without aliasing, then drawn to fit. */
    private float[] planes(Pixels pixels, Images.Size size, Placement placement) {
        Pixels small = Pictures.small(pixels, reading.width(), reading.height());
        Canvas canvas = new Canvas(reading.width(), reading.height());
        canvas.draw(
                small,
                placement.ofImageScaledBy((float) small.width() / size.width(), (float) small.height() / size.height()),
                Colours.AS_THEY_ARE,
                new Box(0, 0, reading.width(), reading.height()));
        return canvas.planes();
    }
}
