package dev.aiengine.launcher.bench.console;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.tenancy.TenantChange;
import dev.aiengine.launcher.bench.Bed;
import dev.aiengine.launcher.bench.ResidentMemory;
import dev.aiengine.launcher.console.ConsoleProgram;
import dev.aiengine.launcher.engine.LaunchFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a console holds while an engine keeps changing and somebody goes from page to page: five changes and five
 * predictions a second, another page every two seconds.
 *
 * @param megabytes mebibytes at the end of each of {@value #READINGS} equal parts of the time
 */
record Resident(List<Double> megabytes) {
    static final int READINGS = 20;

    private static final String ENDPOINT = "tickets";
    private static final Duration CHANGE = Duration.ofMillis(200);

    static Resident of(ConsoleProgram console, List<String> cache, Bed bed, Duration during) throws Exception {
        bed.serve(ENDPOINT);
        List<String> arguments = new ArrayList<>(bed.console());
        arguments.add("--wander");
        Path log = Files.createTempFile(bed.folder(), "console", ".log");
        ProcessBuilder builder =
                console.headless(cache, arguments).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put(ConsoleProgram.KEY_VARIABLE, bed.secret());
        Process process = builder.start();
        try {
            List<Double> megabytes = new ArrayList<>();
            while (megabytes.size() < READINGS) {
                change(bed, during.dividedBy(READINGS));
                if (!process.isAlive()) {
                    throw new LaunchFailure("The console ended:\n" + Files.readString(log));
                }
                megabytes.add(ResidentMemory.of(process.pid()));
            }
            String said = Files.readString(log);
            if (said.contains("Exception")) {
                throw new LaunchFailure("The console failed:\n" + said);
            }
            return new Resident(List.copyOf(megabytes));
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    /** After the first quarter, in which pages are seen for the first time and code is compiled. */
    double warm() {
        return megabytes.get(READINGS / 4 - 1);
    }

    double most() {
        return megabytes.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    double last() {
        return megabytes.getLast();
    }

    private static void change(Bed bed, Duration during) throws InterruptedException {
        EngineClient operator = bed.operator();
        EngineClient tenant = bed.tenant();
        long end = System.nanoTime() + during.toNanos();
        int change = 0;
        while (System.nanoTime() < end) {
            operator.tenants().change("bench", new TenantChange("Change " + change++, null));
            tenant.predict(ENDPOINT, "Where is my parcel?");
            Thread.sleep(CHANGE);
        }
    }
}
