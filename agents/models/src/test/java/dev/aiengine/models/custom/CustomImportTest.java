package dev.aiengine.models.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.signature.Signature;
import dev.aiengine.models.Imports;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomImportTest {
    private static final String TWO = """
            {"inputs": [{"name": "a", "type": "float", "shape": [-1]}, {"name": "b", "type": "int64", "shape": [-1]}]}""";

    @TempDir
    Path folder;

    @Test
    void anOnnxFileSaysItsSignatureItself() throws Exception {
        ModelManifest manifest = Adopted.manifest("linear.onnx", folder);

        assertThat(manifest.framework()).isEqualTo("onnx");
        assertThat(manifest.input()).isEqualTo("{x: float[-1, 4]}, each without its first axis");
        assertThat(manifest.output()).isEqualTo("{y: float[-1, 2]}, each without its first axis");
        assertThat(manifest.metadata())
                .containsEntry("deterministic", true)
                .containsEntry("answerToOnes", Map.of("y", List.of(2.0, 2.0, 2.0, 2.0)));
        assertThat(ModelPackage.open(folder).manifest().dataset()).isNull();
    }

    @Test
    void aTracedModuleOfOneTensorIsFoundOutByTrying() throws Exception {
        Adopted.manifest("linear.pt", folder);

        Signature signature = SignatureFile.read(folder);
        assertThat(signature.inputs()).hasToString("[input: float[-1, 4]]");
        assertThat(signature.outputs()).hasToString("[output: float[-1, 3]]");
    }

    @Test
    void aModuleOfSeveralTensorsNeedsItsSignature() throws Exception {
        assertThatThrownBy(() -> Adopted.manifest("two.pt", folder))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("send its signature along");

        Adopted.manifest("two.pt", TWO, folder.resolve("declared"));

        assertThat(SignatureFile.read(folder.resolve("declared")).outputs())
                .hasToString("[larger: bool[-1], sum: float[-1]]");
    }

    @Test
    void theSameFileGivesTheSamePackage() throws Exception {
        Path one = folder.resolve("one.zip");
        Path other = folder.resolve("other.zip");
        for (Path archive : List.of(one, other)) {
            Path made = folder.resolve(archive.getFileName() + ".folder");
            Adopted.manifest("linear.pt", made);
            ModelPackage.pack(made, archive);
        }

        assertThat(one).hasSameBinaryContentAs(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state.pt     | loading a pickle executes code",
                "pickle.pt    | not an ONNX model",
                "files.pt     | calls torch.from_file",
                "external.onnx| keeps weights in another file",
                "operator.onnx| uses operators of [com.example]",
                "half.onnx    | has the type float16: export the model with inputs of one of [float, double",
            })
    void whatCannotBeServedIsRefusedWithTheReason(String file, String reason) {
        assertThatThrownBy(() -> Adopted.manifest(file, folder))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFileCutShortIsRefused() throws Exception {
        for (String name : new String[] {"linear.onnx", "linear.pt"}) {
            byte[] whole = Files.readAllBytes(Imports.file(name));
            for (int length : new int[] {0, 1, 5, whole.length / 2, whole.length - 3}) {
                Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));

                assertThatThrownBy(() -> Adopted.manifest(cut, Map.of(), folder))
                        .as("%s cut to %d bytes", name, length)
                        .isInstanceOf(Untrainable.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linear.onnx | {'inputs':[{'name':'z','type':'float','shape':[-1,4]}]} | the signature declares {z: float[-1, 4]}, but the model has {x: float[-1, 4]}",
                "linear.onnx | {'inputs':[{'name':'x','type':'float','shape':[-1,4]}],'outputs':[{'name':'a','type':'int64','shape':[-1,2]}]} | but the model has {y: float[-1, 2]}",
                "linear.pt   | {'inputs':[{'name':'x','type':'float','shape':[-1,5]}]} | shapes cannot be multiplied",
                "linear.pt   | {'inputs':[{'name':'x','type':'text','shape':[-1,5]}]} | \"text\" is not a type; known are [float",
                "linear.pt   | {'inputs':[]} | a signature has 1 to 64 inputs",
            })
    void aSignatureThatIsNotTheModelsIsRefused(String file, String signature, String reason) {
        assertThatThrownBy(() -> Adopted.manifest(file, signature.replace('\'', '"'), folder))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aPackageWhoseSignatureWasDamagedSaysSo() throws Exception {
        Adopted.manifest("linear.onnx", folder);
        Files.writeString(folder.resolve(SignatureFile.NAME), "{\"inputs\": [");

        assertThatThrownBy(() -> new CustomFamily().load(ModelPackage.open(folder)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("signature.json cannot be read");
    }

    @Test
    void theSignatureIsWrittenAsItIsDeclared() throws Exception {
        Adopted.manifest("linear.onnx", folder);

        assertThat(Json.MAPPER.readTree(Files.readAllBytes(folder.resolve(SignatureFile.NAME))))
                .isEqualTo(Json.MAPPER.readTree("""
                        {"inputs": [{"name": "x", "type": "float", "shape": [-1, 4]}],
                         "outputs": [{"name": "y", "type": "float", "shape": [-1, 2]}]}"""));
    }
}
