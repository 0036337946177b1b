package dev.aiengine.agent.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Blobs of the control plane on this machine's disk, by digest: a file that is there is complete and checked. */
public final class Blobs {
    private final Path folder;
    private final ControlPlaneClient controlPlane;

    public Blobs(Path folder, ControlPlaneClient controlPlane) {
        this.folder = folder;
        this.controlPlane = controlPlane;
    }

    public Path fetch(String sha256) throws IOException {
        Path blob = folder.resolve(Sha256.checked(sha256));
        if (Files.exists(blob)) {
            return blob;
        }
        Files.createDirectories(folder);
        Path arriving = Files.createTempFile(folder, "arriving-", "");
        try {
            controlPlane.fetch(sha256, arriving);
            return Files.move(arriving, blob, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    public void forget(String sha256) throws IOException {
        Files.deleteIfExists(folder.resolve(Sha256.checked(sha256)));
    }
}
