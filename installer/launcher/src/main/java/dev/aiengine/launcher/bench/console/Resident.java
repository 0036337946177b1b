package dev.aiengine.launcher.bench.console;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.tenancy.TenantChange;
import dev.aiengine.launcher.bench.Bed;
import dev.aiengine.launcher.bench.ResidentMemory;
import dev.aiengine.launcher.console.ConsoleProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * What a console holds while an engine keeps changing.
 *
 * @param first mebibytes after ten seconds
 * @param last mebibytes in the end
 */
record Resident(double first, double last) {
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration CHANGE = Duration.ofMillis(200);

    static Resident of(ConsoleProgram console, List<String> cache, Bed bed, double minutes)
            throws IOException, InterruptedException {
        ProcessBuilder builder = console.headless(cache, bed.console())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("console", ".log").toFile());
        builder.environment().put(ConsoleProgram.KEY_VARIABLE, bed.secret());
        Process process = builder.start();
        try {
            change(bed, WARM);
            double first = ResidentMemory.of(process.pid());
            change(bed, Duration.ofMillis(Math.round(minutes * 60_000)));
            return new Resident(first, ResidentMemory.of(process.pid()));
        } finally {
            process.destroy();
        }
    }

    private static void change(Bed bed, Duration during) throws InterruptedException {
        EngineClient operator = bed.operator();
        long end = System.nanoTime() + during.toNanos();
        int change = 0;
        while (System.nanoTime() < end) {
            operator.tenants().change("bench", new TenantChange("Change " + change++, null));
            Thread.sleep(CHANGE);
        }
    }
}
