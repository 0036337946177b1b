package dev.aiengine.models.text.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
    private static final int COLUMNS_AT = 16;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeAModel() throws IOException {
        file = folder.resolve(WeightsFile.NAME);
        WeightsFile.write(
                new LinearModel(
                        new Vocabulary(new int[] {7, -3}),
                        true,
                        new float[] {1, 2},
                        new float[] {1, 2, 3, 4, 5, 6},
                        new float[] {.1f, .2f, .3f},
                        3),
                file);
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        LinearModel model = WeightsFile.read(file);

        assertThat(model.runs()).isTrue();
        assertThat(model.labels()).isEqualTo(3);
        assertThat(model.vocabulary().column(-3)).isOne();
        assertThat(model.vocabulary().column(8)).isNegative();
        assertThat(model.columnWeights()).containsExactly(1, 2);
        assertThat(model.weights()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(model.bias()).containsExactly(.1f, .2f, .3f);
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> WeightsFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not a usable weights file");
        }
    }

    @Test
    void aChangedByteAnywhereIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> WeightsFile.read(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHeaderThatPromisesMoreThanThereIsAllocatesNothing() throws IOException {
        rewrite(COLUMNS_AT, Integer.MAX_VALUE);

        assertThatThrownBy(() -> WeightsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are expected");
    }

    @Test
    void aWeightThatIsNotANumberIsRefusedWhateverTheChecksum() throws IOException {
        rewrite(COLUMNS_AT + 12, Float.floatToIntBits(Float.NaN));

        assertThatThrownBy(() -> WeightsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a number");
    }

    private void rewrite(int at, int value) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).putInt(at, value);
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.array(), 0, buffer.capacity() - Integer.BYTES);
        buffer.putInt(buffer.capacity() - Integer.BYTES, (int) checksum.getValue());
        Files.write(file, buffer.array());
    }
}
