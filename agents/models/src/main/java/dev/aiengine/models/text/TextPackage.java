package dev.aiengine.models.text;

import dev.aiengine.contract.Json;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every text package says of itself beside its weights: figures on the held-out rows, profile, manifest. */
public final class TextPackage {

    /**
     * Writes them into the run's output.
     *
     * @param chosen what the training chose, added to the parameters asked for
     * @param metadata what else is told of the model
     * @param probabilities of the held-out rows, one per label
     * @param unknownShare of the words of each held-out row
     */
    public static ModelManifest write(
            TrainingRun run,
            HeldOut data,
            String framework,
            Map<String, Object> chosen,
            Map<String, Object> metadata,
            float[][] probabilities,
            double[] unknownShare)
            throws IOException {
        List<String> texts = data.test().texts();
        Evaluation evaluation = Evaluation.of(data.labels(), data.numbers(data.test()), probabilities);
        Files.write(run.output().resolve(Evaluation.FILE), Json.MAPPER.writeValueAsBytes(evaluation));
        TextProfile.of(data.labels(), texts, probabilities, unknownShare).write(run.output());
        Map<String, Object> told = new LinkedHashMap<>(chosen);
        told.put("testRows", texts.size());
        told.put("droppedRows", data.dropped());
        ModelManifest manifest = ModelManifest.of(
                run,
                framework,
                TextAnswers.INPUT,
                TextAnswers.describe(run.task()),
                data.labels(),
                told,
                metadata,
                evaluation.metrics());
        manifest.write(run.output());
        return manifest;
    }

    private TextPackage() {}
}
