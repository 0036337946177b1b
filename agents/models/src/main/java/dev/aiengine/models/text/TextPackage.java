package dev.aiengine.models.text;

import dev.aiengine.contract.Json;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every text package says of itself beside its weights: figures on the held-out rows, profile, manifest. */
public final class TextPackage {

    /**
     * Writes them into the run's output.
     *
     * @param chosen what the training chose, added to the parameters asked for
     * @param probabilities of the held-out rows, one per label
     * @param unknownShare of the words of each held-out row
     */
    public static ModelManifest write(
            TrainingRun run,
            HeldOut data,
            String framework,
            Map<String, Object> chosen,
            float[][] probabilities,
            double[] unknownShare)
            throws IOException {
        List<String> texts = data.test().texts();
        Evaluation evaluation = Evaluation.of(data.labels(), data.numbers(data.test()), probabilities);
        Files.write(run.output().resolve(Evaluation.FILE), Json.MAPPER.writeValueAsBytes(evaluation));
        TextProfile.of(data.labels(), texts, probabilities, unknownShare).write(run.output());
        Map<String, Object> params =
                new LinkedHashMap<>(new TreeMap<>(run.params().values()));
        params.putAll(chosen);
        params.put("testRows", texts.size());
        params.put("droppedRows", data.dropped());
        ModelManifest manifest = new ModelManifest(
                ModelManifest.FORMAT,
                run.task(),
                framework,
                TextAnswers.INPUT,
                TextAnswers.describe(run.task()),
                data.labels(),
                params,
                evaluation.metrics(),
                run.train().reference(),
                engine());
        manifest.write(run.output());
        return manifest;
    }

    private static String engine() {
        String version = TextPackage.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private TextPackage() {}
}
