package dev.aiengine.models.custom;

import dev.aiengine.contract.signature.Signature;
import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.custom.tuning.FineTuning;
import dev.aiengine.models.custom.tuning.Tuned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Whatever can be imported: served by its signature, and trained further where it is TorchScript with parameters. */
public final class CustomFamily implements ModelFamily {

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        ModelPackage base = run.base();
        if (base == null) {
            throw new Untrainable("custom models are imported, not trained from scratch:"
                    + " import one and name it as base, as model@version");
        }
        ModelManifest manifest = base.manifest();
        if (!manifest.framework().equals(Framework.TORCHSCRIPT.label)) {
            throw new Untrainable("the base is " + manifest.framework() + ", which can be served but not trained:"
                    + " import the model as TorchScript");
        }
        Signature signature = SignatureFile.read(base.directory());
        Path module = base.directory().resolve(Framework.TORCHSCRIPT.file);
        Tuned tuned = new FineTuning(run, signature, module, Framework.MAX_BYTES)
                .train(manifest.labels(), run.output().resolve(Framework.TORCHSCRIPT.file));
        SignatureFile.write(run.output(), signature);
        Map<String, Double> metrics = tuned.measure(run.output(), run.params().columns("inputColumns"));
        ModelManifest trained = ModelManifest.of(
                run,
                manifest.framework(),
                manifest.input(),
                manifest.output(),
                tuned.labels(),
                Map.of(
                        "trainingRows",
                        tuned.trainingRows(),
                        "testRows",
                        tuned.inputs().size()),
                Map.of("signature", signature, "batched", signature.batched()),
                metrics);
        trained.write(run.output());
        return trained;
    }

    @Override
    public ModelManifest adopt(ModelSource source) throws IOException {
        return new CustomImport(source).run();
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        return CustomPredictor.load(modelPackage);
    }

    /** What one input is, in words. */
    static String input(Signature signature) {
        return Signature.describe(signature.inputs()) + batch(signature);
    }

    /** What one prediction is, in words. */
    static String output(Signature signature) {
        return Signature.describe(signature.outputs()) + batch(signature);
    }

    private static String batch(Signature signature) {
        return signature.batched() ? ", each without its first axis" : "";
    }
}
