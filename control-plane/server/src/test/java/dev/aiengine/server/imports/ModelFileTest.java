package dev.aiengine.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.imports.ModelFile.Kind;
import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ModelFileTest {
    private static final ImportProperties LIMITS =
            new ImportProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), 50);

    @TempDir
    Path folder;

    @Test
    void kindsAreToldApartByContent() throws Exception {
        assertThat(look(ModelFiles.named("linear.onnx")).kind()).isEqualTo(Kind.ONNX);
        assertThat(look(ModelFiles.named("linear.pt")).kind()).isEqualTo(Kind.TORCHSCRIPT);
        assertThat(look(ModelFiles.zip("tokenizer.json", "model.onnx")).kind()).isEqualTo(Kind.ENCODER);
        assertThat(look(ModelFiles.zip("model.json={\"format\":1,\"task\":\"sentiment\"}", "weights.bin")))
                .isEqualTo(new ModelFile(Kind.PACKAGE, "sentiment"));
    }

    @Test
    void picklesAreRefusedWithTheReason() {
        for (String pickle : new String[] {"state.pt", "pickle.pt"}) {
            refused(ModelFiles.named(pickle), "is a Python pickle", "executes whatever code", "torch.jit.trace");
        }
    }

    @Test
    void whatIsNoModelSaysWhatToSend() {
        refused(new byte[0], "is empty");
        refused("hello".getBytes(StandardCharsets.UTF_8), "neither an ONNX model, nor TorchScript");
        refused(ModelFiles.zip("net/model.json", "net/tensors/0"), "TorchScript of PyTorch before 1.6");
        refused(ModelFiles.zip("my/model.onnx"), "a zip around a model: send the model's file itself");
        refused(ModelFiles.zip("readme.txt"), "a zip of no kind that can be imported");
        refused(ModelFiles.zip("tokenizer.json"), "neither model.onnx nor model.pt beside it");
    }

    @Test
    void aFileCutAnywhereIsRefused() {
        for (String name : new String[] {"linear.onnx", "linear.pt"}) {
            byte[] whole = ModelFiles.named(name);
            for (int length = 0; length < whole.length; length += 7) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> look(cut))
                        .as("%s cut to %d bytes", name, length)
                        .isInstanceOf(ApiException.class);
            }
        }
    }

    @Test
    void zipsThatLeaveTheirFolderOrFillTheDiskAreRefused() {
        refused(ModelFiles.zip("model.json", "../x"), "entry \"../x\" has a path that leads out of the archive");
        refused(ModelFiles.zip("model.json", "/etc/x"), "leads out of the archive");
        refused(
                ModelFiles.zip(IntStream.range(0, 51).mapToObj(i -> "e" + i).toArray(String[]::new)),
                "has more than 50 entries");
        refused(
                ModelFiles.zip("model.json", "zeros=" + "0".repeat(3 << 20)),
                "unpacks to more than the limit of 2097152");
    }

    @Test
    void packagesOfAnotherFormatOrTaskAreRefused() {
        refused(ModelFiles.zip("model.json={\"format\":2,\"task\":\"custom\"}"), "is a package of format 2");
        refused(
                ModelFiles.zip("model.json={\"format\":1,\"task\":\"magic\"}"),
                "the task \"magic\", which this engine");
        refused(ModelFiles.zip("model.json={"), "a model.json that is not JSON");
    }

    @Test
    void theTaskMustSuitTheFile() {
        assertThat(new ModelFile(Kind.ONNX, null).task(null)).isEqualTo("custom");
        assertThat(new ModelFile(Kind.PACKAGE, "sentiment").task(null)).isEqualTo("sentiment");
        assertThat(new ModelFile(Kind.ENCODER, null).task("sentiment")).isEqualTo("sentiment");
        assertThatThrownBy(() -> new ModelFile(Kind.ENCODER, null).task(null))
                .hasMessageContaining("say task=text-classification");
        assertThatThrownBy(() -> new ModelFile(Kind.ONNX, null).task("forecasting"))
                .hasMessageContaining("a bare ONNX file is imported as custom");
        assertThatThrownBy(() -> new ModelFile(Kind.PACKAGE, "sentiment").task("custom"))
                .hasMessageContaining("the package is one of sentiment");
    }

    private void refused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> look(bytes)).isInstanceOf(ApiException.class).hasMessageContainingAll(words);
    }

    private ModelFile look(byte[] bytes) throws IOException {
        return ModelFile.of(Files.write(folder.resolve("file"), bytes), LIMITS);
    }
}
