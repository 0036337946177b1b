package dev.aiengine.models.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.text.TextFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderImportTest {
    @TempDir
    Path folder;

    @Test
    void anEncoderBecomesAVersionThatSaysWhatItGives() throws IOException {
        ModelPackage version = new TinyEncoder().adopted(folder);

        assertThat(version.manifest().framework()).isEqualTo("encoder");
        assertThat(version.manifest().labels()).isEmpty();
        // 64 positions: found out by trying
        assertThat(version.manifest().metadata())
                .containsEntry("dimensions", TinyEncoder.DIMENSIONS)
                .containsEntry("vectorPerToken", true)
                .containsEntry("longest", TinyEncoder.POSITIONS);
        try (var files = Files.list(version.directory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("model.json", "tokenizer.json", "encoder.onnx");
        }
    }

    @Test
    void anEncoderOfOneVectorPerTextOrWithoutSegmentsIsTaken() throws IOException {
        ModelPackage version = new TinyEncoder().perText().untyped().adopted(folder);

        assertThat(version.manifest().metadata())
                .containsEntry("dimensions", TinyEncoder.DIMENSIONS)
                .containsEntry("vectorPerToken", false);
    }

    @Test
    void aTorchScriptEncoderIsTaken() throws IOException {
        ModelPackage version = TinyEncoder.torchScript(folder);

        assertThat(version.manifest().metadata())
                .containsEntry("dimensions", TinyEncoder.DIMENSIONS)
                .containsEntry("vectorPerToken", true)
                .containsEntry("longest", TinyEncoder.POSITIONS);
        assertThat(version.directory().resolve("encoder.pt")).exists();
    }

    @Test
    void anEncoderDoesNotPredictAndSaysWhatToDo() throws IOException {
        ModelPackage version = new TinyEncoder().adopted(folder);

        assertThatThrownBy(() -> new TextFamily().load(version))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "this version is an encoder without labels: train a model with it as base, and serve that one");
    }

    @Test
    void theDownloadedPackageOfAnEncoderIsTakenAgainWhereItSaysWhatItIs() throws IOException {
        ModelPackage version = new TinyEncoder().adopted(folder);

        new TextFamily().check(version);

        Path manifest = version.directory().resolve("model.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"longest\" : 64", "\"longest\" : 512"));
        ModelPackage wrong = ModelPackage.open(version.directory());
        assertThatThrownBy(() -> new TextFamily().check(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longest=512")
                .hasMessageContaining("longest=64");
    }

    @Test
    void anEncoderThatSeesPaddingIsRefused() {
        assertRefused(new TinyEncoder().maskless(), "does not heed attention_mask");
    }

    @Test
    void anEncoderThatLacksTokensOfItsTokenizerIsRefused() {
        assertRefused(new TinyEncoder().forgetful(), "the last one of tokenizer.json");
    }

    @Test
    void filesThatAreNotAnEncoderAreRefusedWithWhatIsMissing() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "not a zip");
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.writeString(bundle.resolve("tokenizer.json"), TinyEncoder.tokenizer());
        Path networkless = TinyEncoder.zip(folder.resolve("networkless.zip"), bundle);
        Files.writeString(bundle.resolve("model.onnx"), "not a network");
        Path broken = TinyEncoder.zip(folder.resolve("broken.zip"), bundle);
        new TinyEncoder().onnx(bundle.resolve("model.onnx"));
        Files.writeString(bundle.resolve("tokenizer.json"), "{\"model\": {\"type\": \"Magic\"}}");
        Path tokenless = TinyEncoder.zip(folder.resolve("tokenless.zip"), bundle);

        assertRefused(text, "tokenizer.json");
        assertRefused(networkless, "no model.onnx or model.pt");
        assertRefused(broken, "model.onnx cannot be taken");
        assertRefused(tokenless, "tokenizer.json is not one that the tokenizers library reads");
    }

    private void assertRefused(TinyEncoder encoder, String reason) {
        assertThatThrownBy(() -> encoder.adopted(folder))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining(reason);
    }

    private void assertRefused(Path zip, String reason) throws IOException {
        Path own = Files.createTempDirectory(folder, "refused");
        assertThatThrownBy(() -> TinyEncoder.adopt(zip, own))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining(reason);
    }
}
