package dev.aiengine.models.network;

import ai.djl.engine.Engine;
import java.util.concurrent.locks.ReentrantLock;

/** The one PyTorch of this process. */
public final class PyTorch {
    /** DJL allows one gradient collector per process at a time; two trainings in one process take turns by step. */
    public static final ReentrantLock GRADIENTS = new ReentrantLock();

    /**
     * Loads the engine. One thread: more lose when a neighbour is busy, and with one the same run gives the same model
     * bit for bit. Offline: everything it needs came with the program, and nothing is fetched behind the user's back.
     */
    public static Engine engine() {
        prefer("ai.djl.offline", "true");
        prefer("ai.djl.default_engine", "PyTorch");
        prefer("ai.djl.pytorch.num_threads", "1");
        prefer("ai.djl.pytorch.num_interop_threads", "1");
        prefer("OPT_OUT_TRACKING", "true");
        return Engine.getEngine("PyTorch");
    }

    private static void prefer(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private PyTorch() {}
}
