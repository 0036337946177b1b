package dev.aiengine.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.aiengine.models.Imports;
import dev.aiengine.models.network.PyTorch;
import dev.aiengine.models.tensor.ModelFailure;
import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchScriptTest {
    private static final long MAX_BYTES = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aTracedModuleAnswersWhatItDidInPython() throws Exception {
        try (TorchScript module = TorchScript.open(Imports.file("linear.pt"), MAX_BYTES)) {
            Tensor answer = only(module.run(List.of(Tensor.of(new float[] {1, 2, 3, 4, 0, 0, 0, 1}, 2, 4))));

            assertThat(answer.shape()).containsExactly(2, 3);
            assertThat(answer.floats()).containsExactly(3, 7.5f, -3, 0, 1.5f, -1);
        }
    }

    @Test
    void aDictionaryOfOutputsKeepsItsNames() throws Exception {
        try (TorchScript module = TorchScript.open(Imports.file("two.pt"), MAX_BYTES)) {
            List<NamedTensor> answers =
                    module.run(List.of(Tensor.of(new float[] {1, 5}, 2), Tensor.of(new long[] {2, 3}, 2)));

            assertThat(answers).extracting(NamedTensor::name).containsExactlyInAnyOrder("sum", "larger");
            assertThat(answers)
                    .filteredOn(answer -> "larger".equals(answer.name()))
                    .singleElement()
                    .satisfies(answer ->
                            assertThat((boolean[]) answer.tensor().values()).containsExactly(false, true));
        }
    }

    @Test
    void nothingIsRecordedForGradientsInAnyThreadThatRunsIt() throws Exception {
        try (TorchScript module = TorchScript.openToTrain(Imports.file("regression.pt"), MAX_BYTES)) {
            AtomicReference<Tensor> answer = new AtomicReference<>();
            Thread fresh = Thread.ofPlatform().start(() -> {
                answer.set(only(module.run(List.of(Tensor.of(new float[2], 1, 2)))));
                assertThat(ai.djl.pytorch.jni.JniUtils.isGradMode()).isFalse();
            });
            fresh.join();

            assertThat(answer.get().shape()).containsExactly(1, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "state.pt, loading a pickle executes code",
        "pickle.pt, not a whole zip archive",
        "files.pt, calls torch.from_file",
        "linear.onnx, not a whole zip archive",
    })
    void whatIsNoHarmlessTorchScriptIsRefusedUnloaded(String file, String reason) {
        assertThatThrownBy(() -> TorchScript.open(Imports.file(file), MAX_BYTES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFileOverTheLimitIsRefusedUnloaded() {
        assertThatThrownBy(() -> TorchScript.open(Imports.file("linear.pt"), 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1000");
    }

    @Test
    void aModuleThatFailsSaysWhyInOneLine() throws Exception {
        try (TorchScript module = TorchScript.open(Imports.file("linear.pt"), MAX_BYTES)) {
            assertThatThrownBy(() -> module.run(List.of(Tensor.of(new float[5], 1, 5))))
                    .isInstanceOf(ModelFailure.class)
                    .message()
                    .contains("shapes cannot be multiplied")
                    .doesNotContain("\n");
        }
    }

    @Test
    void aTrainedModuleIsWrittenAsTorchScriptThatAnswersTheSame() throws Exception {
        Path written = folder.resolve("written.pt");
        Tensor input = Tensor.of(new float[] {0.5f, -1}, 1, 2);
        float before;
        float after;
        try (TorchScript module = TorchScript.openToTrain(Imports.file("regression.pt"), MAX_BYTES)) {
            before = only(module.run(List.of(input))).floats()[0];
            step(module);
            after = only(module.run(List.of(input))).floats()[0];
            module.write(written);
        }

        assertThat(after).isNotEqualTo(before);
        assertThat(Arrays.copyOf(Files.readAllBytes(written), 4)).containsExactly('P', 'K', 3, 4);
        try (TorchScript again = TorchScript.open(written, MAX_BYTES)) {
            assertThat(only(again.run(List.of(input))).floats()).containsExactly(after);
        }
    }

    private static void step(TorchScript module) {
        PyTorch.GRADIENTS.lock();
        try (NDManager scope = module.manager().newSubManager()) {
            List<NDArray> parameters = module.parameters(scope);
            try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
                NDArray x = scope.create(new float[] {0.5f, -1}).reshape(1, 2);
                NDArray loss = module.forward(new ai.djl.ndarray.NDList(x), true)
                        .singletonOrThrow()
                        .square()
                        .sum();
                collector.backward(loss);
            }
            assertThat(parameters).hasSize(4);
            parameters.forEach(
                    parameter -> parameter.subi(parameter.getGradient().mul(0.1f)));
        } finally {
            PyTorch.GRADIENTS.unlock();
        }
    }

    private static Tensor only(List<NamedTensor> outputs) {
        assertThat(outputs).hasSize(1);
        return outputs.getFirst().tensor();
    }
}
