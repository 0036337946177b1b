package dev.aiengine.console.fleet;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import org.jspecify.annotations.Nullable;

/** What the heat map shows: a share from 0 to 1 of a GPU, or of a machine that has none. */
enum Heat {
    UTILISATION("Utilisation") {
        @Override
        @Nullable
        Double of(Gpu gpu) {
            return gpu.utilisation();
        }

        @Override
        @Nullable
        Double of(NodeReading reading) {
            return reading.cpuUse();
        }
    },
    MEMORY("Memory") {
        @Override
        @Nullable
        Double of(Gpu gpu) {
            return share(gpu.memoryUsed(), gpu.memory());
        }

        @Override
        @Nullable
        Double of(NodeReading reading) {
            return share(reading.memoryUsed(), reading.memory());
        }
    };

    private final String title;

    Heat(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Null where its driver does not tell. */
    abstract @Nullable Double of(Gpu gpu);

    /** Null where the machine does not tell. */
    abstract @Nullable Double of(NodeReading reading);

    static @Nullable Double share(@Nullable Long part, @Nullable Long whole) {
        return part == null || whole == null || whole <= 0 ? null : Math.clamp((double) part / whole, 0, 1);
    }
}
