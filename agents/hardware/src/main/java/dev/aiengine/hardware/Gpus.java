package dev.aiengine.hardware;

import dev.aiengine.contract.fleet.Gpu;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The GPUs of this machine. A tool that is missing or hangs is not run again for a while. */
final class Gpus {
    private static final Duration REST = Duration.ofMinutes(1);

    private final NvidiaSmi tool;
    private final InstantSource clock;
    private Reading last = new Reading(List.of(), null);
    private Instant next = Instant.MIN;

    Gpus(NvidiaSmi tool, InstantSource clock) {
        this.tool = tool;
        this.clock = clock;
    }

    /** @param problem why there is no more to tell; absent where there is no tool either, unless its path was given */
    record Reading(List<Gpu> gpus, @Nullable String problem) {}

    Reading read() {
        if (clock.instant().isBefore(next)) {
            return last;
        }
        last = asked();
        return last;
    }

    private Reading asked() {
        try {
            NvidiaSmi.Answer answer = tool.ask();
            return new Reading(answer.gpus(), answer.problem());
        } catch (Tool.Missing e) {
            rest();
            return new Reading(List.of(), tool.isNamed() ? e.getMessage() : null);
        } catch (Tool.Hanging e) {
            rest();
            return new Reading(List.of(), e.getMessage());
        } catch (IOException e) {
            return new Reading(List.of(), "nvidia-smi could not be asked: " + e.getMessage());
        }
    }

    private void rest() {
        next = clock.instant().plus(REST);
    }
}
