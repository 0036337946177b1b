package dev.aiengine.server.fleet;

import com.sun.management.OperatingSystemMXBean;
import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this machine has. */
final class Machine {
    private static final Logger log = LoggerFactory.getLogger(Machine.class);

    static final Node NODE =
            new Node("local", null, new Amount(gpus(), Runtime.getRuntime().availableProcessors() * 1_000L, memory()));

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** Counts what NVIDIA's tool lists; a machine without the tool has none. */
    private static int gpus() {
        try {
            Process tool = new ProcessBuilder("nvidia-smi", "--list-gpus")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String list = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return tool.waitFor(5, TimeUnit.SECONDS) && tool.exitValue() == 0
                    ? (int) list.lines().filter(line -> line.startsWith("GPU ")).count()
                    : 0;
        } catch (IOException e) {
            log.debug("No GPUs: {}", e.getMessage());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private Machine() {}
}
