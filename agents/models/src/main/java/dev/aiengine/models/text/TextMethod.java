package dev.aiengine.models.text;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ways to train a text model. */
enum TextMethod {
    LINEAR,
    CNN,
    TRANSFORMER;

    private static final String PARAMETER = "method";

    /** What was asked for; otherwise what made the base; otherwise the linear one. */
    static TextMethod of(TrainingRun run) {
        TextMethod asked =
                run.params().optionalText(PARAMETER).map(TextMethod::named).orElse(null);
        ModelPackage base = run.base();
        if (base == null) {
            if (asked == TRANSFORMER) {
                throw new Untrainable("method transformer starts from an encoder: import one (tokenizer.json with"
                        + " model.onnx or model.pt) and name its version as base");
            }
            return asked == null ? LINEAR : asked;
        }
        TextMethod made = ofFramework(base.manifest().framework());
        if (asked != null && asked != made) {
            throw new Untrainable("the base is a model of method " + made.label() + ", which method " + asked.label()
                    + " cannot start from: leave method out, or name another base");
        }
        return made;
    }

    /** The run with the method among its parameters. */
    TrainingRun named(TrainingRun run) {
        Map<String, Object> params = new TreeMap<>(run.params().values());
        params.put(PARAMETER, label());
        return new TrainingRun(
                run.task(),
                new Parameters(params),
                run.train(),
                run.test(),
                run.base(),
                run.output(),
                run.checkpoint(),
                run.listener(),
                run.threads());
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static TextMethod named(String label) {
        return Arrays.stream(values())
                .filter(method -> method.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Untrainable("method " + label + " is not known"));
    }

    private static TextMethod ofFramework(@Nullable String framework) {
        return switch (framework) {
            case TextFrameworks.LINEAR -> LINEAR;
            case TextFrameworks.CNN -> CNN;
            case TextFrameworks.ENCODER, TextFrameworks.TRANSFORMER -> TRANSFORMER;
            case null, default ->
                throw new Untrainable(
                        "the base is a model of framework " + framework + ", which no text model can start from");
        };
    }
}
