package dev.aiengine.launcher.bench.quality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a trial.
 *
 * @param beaten whether every aim was reached
 * @param metrics all that the versions told; means where there are several trainings
 * @param trainings how many versions were trained
 * @param seconds from the first upload to the last version
 * @param peakMemory most resident bytes of an agent that trained
 * @param failure why there are no metrics
 */
record Result(
        String name,
        String task,
        String data,
        List<Aim> aims,
        boolean beaten,
        Map<String, Double> metrics,
        int trainings,
        double seconds,
        long peakMemory,
        @Nullable String failure) {

    static Result of(Trial trial, Trainer trainer, Map<String, Double> metrics, double seconds) {
        boolean beaten =
                trial.aims().stream().allMatch(aim -> aim.beatenBy(metrics.getOrDefault(aim.metric(), Double.NaN)));
        return new Result(
                trial.name(),
                trial.task(),
                trial.data(),
                trial.aims(),
                beaten,
                metrics,
                trainer.trainings(),
                seconds,
                trainer.peakMemory(),
                null);
    }

    static Result failed(Trial trial, Trainer trainer, double seconds, String failure) {
        return new Result(
                trial.name(),
                trial.task(),
                trial.data(),
                trial.aims(),
                false,
                Map.of(),
                trainer.trainings(),
                seconds,
                trainer.peakMemory(),
                failure);
    }
}
