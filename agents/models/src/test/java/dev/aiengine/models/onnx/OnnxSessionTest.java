package dev.aiengine.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aWrittenGraphComputesWhatItSays() throws IOException {
        Path file = doubling("double.onnx");

        try (OnnxSession session = OnnxSession.open(file, MEGABYTE)) {
            session.expectInput("x", ElementType.FLOAT, -1, 2).expectOutput("y", ElementType.FLOAT, -1, 2);
            assertThat(session.run("x", new float[] {1, 2, 3, 4}, new long[] {2, 2}, "y"))
                    .containsExactly(2, 4, 6, 8);
            assertThat(session.run("x", new float[] {5, 6}, new long[] {1, 2}, "y"))
                    .containsExactly(10, 12);
        }
    }

    @Test
    void integersChooseRowsOfATable() throws IOException {
        Path file = folder.resolve("rows.onnx");
        new OnnxGraph("rows")
                .input("rows", ElementType.INT32, Axis.any("batch"))
                .output("y", ElementType.FLOAT, Axis.any("batch"), Axis.of(2))
                .weights("table", new long[] {2, 2}, new float[] {1, 2, 3, 4})
                .node("Gather", List.of("table", "rows"), "gathered")
                .node("LeakyRelu", List.of("gathered"), "y", Attribute.of("alpha", 0.5f))
                .write(file);

        try (OnnxSession session = OnnxSession.open(file, MEGABYTE)) {
            assertThat(session.run("rows", new int[] {1, 0, 1}, new long[] {3}, "y"))
                    .containsExactly(3, 4, 1, 2, 3, 4);
            assertThatThrownBy(() -> session.run("rows", new int[] {2}, new long[] {1}, "y"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the model failed");
        }
    }

    @Test
    void aModelWithAnotherSignatureIsRefused() throws IOException {
        try (OnnxSession session = OnnxSession.open(doubling("double.onnx"), MEGABYTE)) {
            assertThatThrownBy(() -> session.expectInput("tokens", ElementType.INT32, -1, -1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("[x]");
            assertThatThrownBy(() -> session.expectInput("x", ElementType.INT32, -1, 2))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> session.expectOutput("y", ElementType.FLOAT, -1, 3))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> session.expectOutput("z", ElementType.FLOAT, -1, 2))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("z");
        }
    }

    @Test
    void aDamagedFileIsRefusedWithItsName() throws IOException {
        byte[] whole = Files.readAllBytes(doubling("double.onnx"));
        Path cut = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, whole.length / 2));
        Path empty = Files.write(folder.resolve("empty.onnx"), new byte[0]);

        assertThatThrownBy(() -> OnnxSession.open(cut, MEGABYTE).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cut.onnx is damaged");
        assertThatThrownBy(() -> OnnxSession.open(empty, MEGABYTE).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("empty.onnx is damaged");
    }

    @Test
    void aFileLargerThanAllowedIsNotLoaded() throws IOException {
        Path file = doubling("double.onnx");

        assertThatThrownBy(() -> OnnxSession.open(file, 10).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 10");
    }

    @Test
    void weightsOutsideThePackageAreNotRead() throws IOException {
        Files.createDirectory(folder.resolve("package"));
        Files.write(folder.resolve("secret.bin"), new byte[8]);
        for (String location :
                List.of("../secret.bin", folder.resolve("secret.bin").toString())) {
            Path file = folder.resolve("package").resolve("model.onnx");
            new OnnxGraph("outside")
                    .input("x", ElementType.FLOAT, Axis.of(2))
                    .output("y", ElementType.FLOAT, Axis.of(2))
                    .initializer(new WireMessage()
                            .number(1, 2)
                            .number(2, ElementType.FLOAT.code)
                            .text(8, "w")
                            .message(13, new WireMessage().text(1, "location").text(2, location))
                            .number(14, 1))
                    .node("Add", List.of("x", "w"), "y")
                    .write(file);

            assertThatThrownBy(() -> OnnxSession.open(file, MEGABYTE).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("model.onnx is damaged");
        }
    }

    private Path doubling(String name) throws IOException {
        Path file = folder.resolve(name);
        new OnnxGraph("double")
                .input("x", ElementType.FLOAT, Axis.any("batch"), Axis.of(2))
                .output("y", ElementType.FLOAT, Axis.any("batch"), Axis.of(2))
                .weights("two", new long[] {1}, new float[] {2})
                .node("Mul", List.of("x", "two"), "y")
                .write(file);
        return file;
    }
}
