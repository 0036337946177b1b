package dev.aiengine.models.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoakTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long ALLOWED = 48L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"linear.onnx", "linear.pt"})
    void loadedAndClosedOftenAModelLeavesNoMemoryBehind(String file) throws Exception {
        grows(file, 30, 100);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"linear.onnx", "linear.pt"})
    void loadedAndClosedVeryOftenAModelLeavesNoMemoryBehind(String file) throws Exception {
        grows(file, 200, 3_000);
    }

    private void grows(String file, int warm, int times) throws IOException {
        assumeTrue(Files.exists(STATUS), "resident memory is read from /proc");
        Adopted.manifest(file, folder);
        use(warm);
        long before = resident();
        use(times);

        assertThat(resident() - before)
                .as("bytes more than after %d loads", warm)
                .isLessThan(ALLOWED);
    }

    private void use(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (Predictor predictor = new CustomFamily().load(ModelPackage.open(folder))) {
                Adopted.predict(predictor, "[1, 2, 3, 4]", "[0, 0, 0, 0]");
            }
        }
    }

    private static long resident() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
