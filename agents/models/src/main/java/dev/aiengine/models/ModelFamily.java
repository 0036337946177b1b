package dev.aiengine.models;

import java.io.IOException;

/** One kind of model: how it is trained, and how a trained package predicts. */
public interface ModelFamily {

    /**
     * Trains a model and writes its package ({@code model.json} and whatever it needs beside it) into
     * {@link TrainingRun#output()}. The same run gives the same package, byte for byte.
     *
     * @throws Untrainable when the data or the parameters cannot be learned from
     * @throws java.util.concurrent.CancellationException when the listener asked to stop
     */
    ModelManifest train(TrainingRun run) throws IOException;

    /**
     * Makes the package of a model that was trained elsewhere, after trying it.
     *
     * @throws Untrainable when the file is not what the family takes, with the reason
     */
    default ModelManifest adopt(ModelSource source) throws IOException {
        throw new Untrainable("a model of " + source.task() + " cannot be imported, only trained");
    }

    /**
     * Tries a package of unknown origin: loads it as it would be to serve it.
     *
     * @throws IOException saying what is damaged
     */
    default void check(ModelPackage modelPackage) throws IOException {
        load(modelPackage).close();
    }

    /** Loads a package for predicting; an {@link IOException} says what is wrong with one that is damaged. */
    Predictor load(ModelPackage modelPackage) throws IOException;
}
