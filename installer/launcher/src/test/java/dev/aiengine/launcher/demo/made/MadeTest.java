package dev.aiengine.launcher.demo.made;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MadeTest {
    @TempDir
    private Path folder;

    static List<Made> everything() {
        return List.of(
                Series.SHIPMENTS,
                Series.COLD_STORE,
                Shop.PRODUCTS,
                Shop.RATINGS,
                Shop.CUSTOMERS,
                Shop.FLATS,
                Pictures.PARTS,
                Pictures.BELT,
                Tickets.TEXTS.table("tickets", 100));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theSameBytesAreMadeEveryTime(Made made) throws IOException {
        byte[] first = Files.readAllBytes(made.write(folder.resolve("first")).file());
        byte[] second = Files.readAllBytes(made.write(folder.resolve("second")).file());
        assertThat(first).isNotEmpty().isEqualTo(second);
    }

    @Test
    void nobodyRatesAnItemTwice() throws IOException {
        assertThat(Files.readAllLines(Shop.RATINGS.write(folder).file()))
                .extracting(row -> row.substring(0, row.lastIndexOf(',')))
                .doesNotHaveDuplicates();
    }
}
