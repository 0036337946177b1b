package dev.aiengine.models.text;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.text.cnn.CnnTextPredictor;
import dev.aiengine.models.text.cnn.CnnTextTraining;
import dev.aiengine.models.text.encoder.EncoderImport;
import dev.aiengine.models.text.linear.LinearPredictor;
import dev.aiengine.models.text.linear.LinearTraining;
import dev.aiengine.models.text.transformer.TransformerPredictor;
import dev.aiengine.models.text.transformer.TransformerTraining;
import java.io.IOException;
import java.util.Objects;

/** Text classification and sentiment: {@code params.method} chooses how. */
public final class TextFamily implements ModelFamily {

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        TextMethod method = TextMethod.of(run);
        TrainingRun named = method.named(run);
        HeldOut data = HeldOut.of(run);
        if (run.task().equals("sentiment")) {
            // Refuses labels without a polarity before any time is spent on them
            Polarity.of(data.labels());
        }
        return switch (method) {
            case LINEAR -> new LinearTraining(named, data).train();
            case CNN -> new CnnTextTraining(named, data).train();
            case TRANSFORMER -> new TransformerTraining(named, Objects.requireNonNull(run.base()), data).train();
        };
    }

    /** Takes encoders, as bases to train on. */
    @Override
    public ModelManifest adopt(ModelSource source) throws IOException {
        return new EncoderImport(source).run();
    }

    /** An encoder does not predict, but is tried as it was when it was imported first. */
    @Override
    public void check(ModelPackage modelPackage) throws IOException {
        if (modelPackage.manifest().framework().equals(TextFrameworks.ENCODER)) {
            EncoderImport.check(modelPackage);
        } else {
            ModelFamily.super.check(modelPackage);
        }
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        String framework = modelPackage.manifest().framework();
        return switch (framework) {
            case TextFrameworks.LINEAR -> LinearPredictor.load(modelPackage);
            case TextFrameworks.CNN -> CnnTextPredictor.load(modelPackage);
            case TextFrameworks.TRANSFORMER -> TransformerPredictor.load(modelPackage);
            case TextFrameworks.ENCODER ->
                throw new IOException(
                        "this version is an encoder without labels: train a model with it as base, and serve that one");
            default -> throw new IOException("framework " + framework + " is not known");
        };
    }
}
