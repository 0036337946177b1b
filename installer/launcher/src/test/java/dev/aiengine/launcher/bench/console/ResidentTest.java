package dev.aiengine.launcher.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.launcher.bench.Bed;
import dev.aiengine.launcher.console.ConsoleProgram;
import dev.aiengine.launcher.engine.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The hour of {@code bench console --minutes 60}, shortened. */
class ResidentTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void aConsoleOnAChangingEngineStaysUnder400Megabytes() throws Exception {
        try (Bed bed = new Bed(Installation.at(HOME), line -> {}, Map.of())) {
            Resident resident = Resident.of(new ConsoleProgram(HOME), List.of(), bed, Duration.ofSeconds(60));
            assertThat(resident.megabytes()).hasSize(Resident.READINGS);
            assertThat(resident.most()).isLessThan(400);
        }
    }
}
