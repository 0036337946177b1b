package dev.aiengine.models.custom;

import dev.aiengine.contract.signature.Signature;
import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a package of an ONNX or TorchScript file: loads it, finds or checks its signature, tries it. */
final class CustomImport {
    private static final int SAMPLE = 20;

    private final ModelSource source;

    CustomImport(ModelSource source) {
        this.source = source;
    }

    ModelManifest run() throws IOException {
        Framework framework = Framework.of(source.file());
        Signature declared = SignatureFile.declared(source.params()).orElse(null);
        try (Engine engine = open(framework)) {
            List<TensorSpec> inputs = inputs(engine, declared);
            Trial trial = Trial.of(engine, inputs);
            List<TensorSpec> outputs = outputs(declared == null ? List.of() : declared.outputs(), trial.outputs());
            Signature signature = new Signature(inputs, outputs);
            Files.copy(source.file(), source.output().resolve(framework.file));
            SignatureFile.write(source.output(), signature);
            new Profile.Builder(0).write(source.output());
            ModelManifest manifest = ModelManifest.ofImport(
                    source,
                    framework.label,
                    CustomFamily.input(signature),
                    CustomFamily.output(signature),
                    List.of(),
                    metadata(signature, trial));
            manifest.write(source.output());
            return manifest;
        } catch (IllegalArgumentException e) {
            throw new Untrainable(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private Engine open(Framework framework) {
        try {
            return framework.open(source.file());
        } catch (IOException e) {
            throw new Untrainable(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private static List<TensorSpec> inputs(Engine engine, @Nullable Signature declared) {
        if (!(engine instanceof OnnxEngine onnx)) {
            return declared != null
                    ? declared.inputs()
                    : Discovery.inputs(((TorchScriptEngine) engine).module(), engine);
        }
        try {
            onnx.requireTensors();
            List<TensorSpec> said = onnx.inputs();
            return declared == null ? said : matched(declared, said);
        } catch (IOException e) {
            throw new Untrainable(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    /** What the caller declares may be narrower than what the file says. */
    private static List<TensorSpec> matched(Signature declared, List<TensorSpec> said) {
        List<TensorSpec> matched = new ArrayList<>();
        for (TensorSpec input : said) {
            matched.add(declared.input(input.name())
                    .filter(spec -> input.fits(spec.type(), spec.shape()))
                    .orElseThrow(() -> differs(declared.inputs(), said)));
        }
        if (matched.size() != declared.inputs().size()) {
            throw differs(declared.inputs(), said);
        }
        return matched;
    }

    private static Untrainable differs(List<TensorSpec> declared, List<TensorSpec> said) {
        return new Untrainable("the signature declares " + Signature.describe(declared) + ", but the model has "
                + Signature.describe(said));
    }

    /** Names come from the declaration, in its order; sizes and types must be what the model gave. */
    private static List<TensorSpec> outputs(List<TensorSpec> declared, List<TensorSpec> given) {
        if (declared.isEmpty()) {
            return given;
        }
        if (declared.size() != given.size()) {
            throw differs(declared, given);
        }
        List<TensorSpec> outputs = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            TensorSpec output = declared.get(i);
            if (!output.fits(given.get(i).type(), given.get(i).shape())) {
                throw differs(declared, given);
            }
            outputs.add(output);
        }
        return outputs;
    }

    private static Map<String, Object> metadata(Signature signature, Trial trial) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("imported", true);
        metadata.put("signature", signature);
        metadata.put("batched", signature.batched());
        metadata.put("deterministic", trial.deterministic());
        Map<String, Object> ones = new LinkedHashMap<>();
        for (int i = 0; i < signature.outputs().size(); i++) {
            ones.put(signature.outputs().get(i).name(), trial.sample(i, SAMPLE));
        }
        metadata.put("answerToOnes", ones);
        return metadata;
    }
}
