package dev.aiengine.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResidentMemoryTest {

    @Test
    void theKernelsLineIsRead() {
        assertThat(ResidentMemory.kibibytes("Name:\tjava\nVmRSS:\t  245060 kB\nThreads:\t30\n"))
                .isEqualTo(245_060);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thisProcessHoldsSome() {
        assertThat(ResidentMemory.of(ProcessHandle.current().pid())).isGreaterThan(10);
    }

    @Test
    void aProcessThatIsGoneHoldsNoNumber() {
        assertThat(ResidentMemory.of(Integer.MAX_VALUE)).isNaN();
    }
}
