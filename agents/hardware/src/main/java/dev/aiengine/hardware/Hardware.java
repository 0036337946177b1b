package dev.aiengine.hardware;

import dev.aiengine.contract.fleet.NodeReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Reads this machine. */
public final class Hardware {
    private static final Path PROC = Path.of("/proc");

    private final Host host;
    private final Gpus gpus;

    private Hardware(Host host, Gpus gpus) {
        this.host = host;
        this.gpus = gpus;
    }

    /**
     * What this process may use: where it is confined to a part of the machine, that part.
     *
     * @param nvidiaSmi NVIDIA's tool, by its name or path
     * @param limit how long the tool may take
     */
    public static Hardware ofProcess(String nvidiaSmi, Duration limit, InstantSource clock) {
        return new Hardware(new ProcessHost(PROC), new Gpus(new NvidiaSmi(nvidiaSmi, limit), clock));
    }

    /** The whole machine, whatever this process may use of it. */
    public static Hardware ofNode(String nvidiaSmi, Duration limit, InstantSource clock) {
        return new Hardware(new NodeHost(PROC), new Gpus(new NvidiaSmi(nvidiaSmi, limit), clock));
    }

    /** Takes as long as NVIDIA's tool does, its limit at most. */
    public synchronized NodeReading read() {
        Host.Reading now = host.read();
        Gpus.Reading found = gpus.read();
        return new NodeReading(
                now.processors(), now.cpuUse(), now.memory(), now.memoryUsed(), found.gpus(), found.problem());
    }
}
