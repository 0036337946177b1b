package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.Measured;
import org.jspecify.annotations.Nullable;

/** Takes in what serving agents measure. */
public interface Measurements {

    /**
     * Takes in a heartbeat's windows.
     *
     * @param measured absent where there was nothing new
     * @return how far they are heard and stored
     */
    Measured.Heard heard(Workload workload, @Nullable Measured measured);
}
