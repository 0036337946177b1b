package dev.aiengine.launcher.bench.quality;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.launcher.engine.LaunchFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** Uploads and trains for one trial, and keeps count of what that took. */
final class Trainer {
    private static final Duration LONGEST = Duration.ofHours(2);

    private final EngineClient tenant;
    private final String name;
    private final String task;
    private final Path folder;
    private long peakMemory;
    private int trainings;

    /**
     * Nothing trained yet.
     *
     * @param folder of the trial's own, for the files it makes
     */
    Trainer(EngineClient tenant, String name, String task, Path folder) {
        this.tenant = tenant;
        this.name = name;
        this.task = task;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Most resident bytes of any of its trainings. */
    long peakMemory() {
        return peakMemory;
    }

    int trainings() {
        return trainings;
    }

    /** The reference of the dataset version that a file became. */
    String upload(String suffix, Upload upload) {
        return tenant.datasets().upload(name + suffix, upload).reference();
    }

    /** Trains a version and gives its metrics. */
    Map<String, Double> train(String dataset, Map<String, Object> params)
            throws IOException, InterruptedException, TimeoutException {
        TrainingJob job = tenant.training().submit(TrainRequest.of(name, task, dataset, params));
        job = tenant.training().await(job.id(), LONGEST);
        if (job.version() == null) {
            throw new LaunchFailure(
                    "training ended as " + job.state() + (job.reason() == null ? "" : ": " + job.reason()));
        }
        trainings++;
        peakMemory = Math.max(peakMemory, Objects.requireNonNullElse(job.peakMemory(), 0L));
        return job.metrics();
    }
}
