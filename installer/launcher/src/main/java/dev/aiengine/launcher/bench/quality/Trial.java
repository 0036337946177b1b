package dev.aiengine.launcher.bench.quality;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One public data set and how models are trained and judged on it.
 *
 * @param name for {@code --only}
 * @param file in the folder of public data
 * @param data the data set and its split, in words
 * @param also further metrics that are told without an aim
 */
record Trial(String name, String task, String file, String data, List<Aim> aims, List<String> also, Method method) {

    /** Trains on a file and gives the metrics of what was trained. */
    @FunctionalInterface
    interface Method {
        Map<String, Double> train(Trainer trainer, Path file) throws Exception;
    }
}
