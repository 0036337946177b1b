package dev.aiengine.models;

import dev.aiengine.contract.tasks.Parameter;
import dev.aiengine.contract.tasks.Tasks;
import dev.aiengine.contract.training.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Training orders for tests, completed with the defaults of their task as the control plane does it. */
public final class TrainingRuns {
    public static final TrainingListener QUIET = new TrainingListener() {
        @Override
        public void progress(Progress progress, Map<String, Double> metrics) {}

        @Override
        public void checkpointed() {}
    };

    /** A run from scratch on one thread that writes below the folder. */
    public static TrainingRun of(String task, Map<String, Object> given, Table train, Path folder) throws IOException {
        return of(task, given, train, null, null, folder);
    }

    public static TrainingRun of(
            String task,
            Map<String, Object> given,
            Table train,
            @Nullable Table test,
            @Nullable ModelPackage base,
            Path folder)
            throws IOException {
        Map<String, Object> params = new TreeMap<>();
        for (Parameter parameter : Tasks.find(task).orElseThrow().parameters()) {
            Object value = given.getOrDefault(parameter.name(), parameter.fallback());
            if (value != null) {
                params.put(parameter.name(), value);
            }
        }
        Path output = Files.createDirectories(folder.resolve("package"));
        Path checkpoint = Files.createDirectories(folder.resolve("checkpoint"));
        return new TrainingRun(task, new Parameters(params), train, test, base, output, checkpoint, QUIET, 1);
    }

    /** The same run with a listener. */
    public static TrainingRun heard(TrainingRun run, TrainingListener listener) {
        return new TrainingRun(
                run.task(),
                run.params(),
                run.train(),
                run.test(),
                run.base(),
                run.output(),
                run.checkpoint(),
                listener,
                run.threads());
    }

    private TrainingRuns() {}
}
