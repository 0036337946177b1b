package dev.aiengine.agent.training;

import dev.aiengine.agent.control.AttemptOver;
import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Sha256;
import dev.aiengine.models.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves checkpoints to the control plane beside the training: one upload at a time, and of those that wait only the
 * newest. A checkpoint that does not get through costs the next attempt time and nothing else.
 */
final class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private final Path checkpoint;
    private final Path archives;
    private final ControlPlaneClient controlPlane;
    private final Executor background;

    private int taken;
    private boolean uploading;
    private boolean closed;
    private @Nullable Path waiting;

    Checkpoints(Path checkpoint, Path archives, ControlPlaneClient controlPlane, Executor background) {
        this.checkpoint = checkpoint;
        this.archives = archives;
        this.controlPlane = controlPlane;
        this.background = background;
    }

    /** Packs the checkpoint folder now, while the training does not write to it, and uploads it later. */
    void take() {
        try {
            Files.createDirectories(archives);
            Path archive = archives.resolve("checkpoint-" + ++taken + ".zip");
            ModelPackage.pack(checkpoint, archive);
            enqueue(archive);
        } catch (IOException e) {
            log.warn("a checkpoint could not be packed: {}", e.toString());
        }
    }

    /** The training is over: what still waits is not worth an upload. */
    synchronized void close() {
        closed = true;
    }

    /** Waits until what was taken is saved, or has failed to be. */
    synchronized void finish() {
        try {
            while (uploading) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void enqueue(Path archive) throws IOException {
        if (waiting != null) {
            Files.deleteIfExists(waiting);
        }
        waiting = archive;
        if (!uploading) {
            uploading = true;
            background.execute(this::uploadWaiting);
        }
    }

    private void uploadWaiting() {
        for (Path archive = next(); archive != null; archive = next()) {
            try {
                controlPlane.uploadCheckpoint(Sha256.of(archive), archive);
                Files.deleteIfExists(archive);
            } catch (IOException e) {
                log.warn("a checkpoint could not be saved: {}", e.toString());
            } catch (AttemptOver e) {
                close();
            }
        }
    }

    private synchronized @Nullable Path next() {
        Path archive = closed ? null : waiting;
        waiting = null;
        uploading = archive != null;
        notifyAll();
        return archive;
    }
}
