package dev.aiengine.models.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextMethodTest {
    @TempDir
    Path folder;

    @Test
    void whatWasNotAskedForIsTheBasesOrLinear() throws IOException {
        assertThat(TextMethod.of(run(null, null))).isEqualTo(TextMethod.LINEAR);
        assertThat(TextMethod.of(run(null, "linear"))).isEqualTo(TextMethod.LINEAR);
        assertThat(TextMethod.of(run(null, "onnx"))).isEqualTo(TextMethod.CNN);
        assertThat(TextMethod.of(run(null, "encoder"))).isEqualTo(TextMethod.TRANSFORMER);
        assertThat(TextMethod.of(run("cnn", null))).isEqualTo(TextMethod.CNN);
        assertThat(TextMethod.of(run("transformer", "transformer"))).isEqualTo(TextMethod.TRANSFORMER);
    }

    @Test
    void aBaseOfAnotherMethodIsRefused() throws IOException {
        TrainingRun run = run("linear", "onnx");

        assertThatThrownBy(() -> TextMethod.of(run))
                .isInstanceOf(Untrainable.class)
                .hasMessage(
                        "the base is a model of method cnn, which method linear cannot start from: leave method out,"
                                + " or name another base");
    }

    @Test
    void aTransformerNeedsABaseAndABaseThatTextsCanStartFrom() throws IOException {
        TrainingRun alone = run("transformer", null);
        TrainingRun foreign = run(null, "torchscript");

        assertThatThrownBy(() -> TextMethod.of(alone))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("import one");
        assertThatThrownBy(() -> TextMethod.of(foreign))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("framework torchscript");
    }

    @Test
    void theMethodStandsAmongTheParameters() throws IOException {
        assertThat(TextMethod.CNN.named(run(null, null)).params().values())
                .containsEntry("method", "cnn")
                .containsEntry("seed", 42);
    }

    private TrainingRun run(@Nullable String method, @Nullable String framework) throws IOException {
        ModelPackage base = framework == null
                ? null
                : new ModelPackage(
                        folder,
                        new ModelManifest(
                                1,
                                "sentiment",
                                framework,
                                "",
                                "",
                                List.of("neg", "pos"),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                null,
                                "1"));
        Map<String, Object> params = method == null ? Map.of() : Map.of("method", method);
        return TrainingRuns.of("sentiment", params, new Table("none@1", folder), null, base, folder);
    }
}
